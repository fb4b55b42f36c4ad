package dev.trilemma.pricing.imports;

import dev.trilemma.catalog.Commitment;
import dev.trilemma.catalog.InstanceType;
import dev.trilemma.catalog.InstanceTypes;
import dev.trilemma.pricing.ImportIssue.Action;
import dev.trilemma.pricing.PriceItem;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one SkyPilot file. Google prices hosts and accelerators in rows of their own, which are added up in their zone once all
 * rows are read: a host has no accelerator and an instance type that is known to have some, its accelerators have no instance type.
 */
final class SkyPilotRows {

    private static final int LONGEST_NAME = 200;

    /** Where the last column is none of these, what is too much in a row belongs to it. */
    private static final List<String> USED = List.of(
            "InstanceType", "AcceleratorName", "AcceleratorCount", "Price", "SpotPrice", "Region", "AvailabilityZone");

    private final String provider;
    private final InstanceTypes instanceTypes;
    private final Labels labels;
    private final Intake intake;
    private final String source;
    private final List<Part> hosts = new ArrayList<>();
    private final Map<Kind, Part> addOns = new HashMap<>();

    SkyPilotRows(String provider, InstanceTypes instanceTypes, Labels labels, Intake intake, String source) {
        this.provider = provider;
        this.instanceTypes = instanceTypes;
        this.labels = labels;
        this.intake = intake;
        this.source = source;
    }

    /**
     * What must agree for a host and accelerators to be parts of one instance.
     *
     * @param soldAs their label where the same accelerators are sold to other hosts under another
     */
    private record Kind(
            Place place,
            String accelerator,
            BigDecimal count,
            @Nullable String soldAs) {}

    private record Accelerators(
            String accelerator, BigDecimal count, @Nullable String soldAs) {}

    private static Accelerators accelerators(InstanceType known) {
        return new Accelerators(known.accelerator(), known.acceleratorsPerInstance(), known.soldAs());
    }

    /** A row whose price is part of an instance's. */
    private record Part(
            Intake.Row row,
            Kind kind,
            @Nullable String name,
            @Nullable BigDecimal price,
            @Nullable BigDecimal spotPrice) {}

    void read(SourceRow raw) {
        Intake.Row row = intake.row(raw.line());
        if (raw.surplus() < 0 || (raw.surplus() > 0 && USED.stream().anyMatch(raw::endsWith))) {
            row.skip(Code.RAGGED_ROW, null, raw.raw());
            return;
        }
        if (raw.surplus() > 0) {
            row.say(Code.RAGGED_ROW, null, raw.raw(), Action.REPAIRED);
        }
        SourceRow whole = raw.surplus() > 0 ? raw.joined() : raw;
        String label = whole.text("AcceleratorName");
        String instanceType = whole.text("InstanceType");
        InstanceType known = instanceType == null
                ? null
                : instanceTypes.find(provider, instanceType).orElse(null);
        if (!Texts.isSafe(instanceType, LONGEST_NAME) || !Texts.isSafe(label, LONGEST_NAME)) {
            row.skip(Code.UNSAFE_TEXT, "InstanceType", instanceType == null ? label : instanceType);
        } else if (label == null && known == null) {
            row.skip(Code.NO_ACCELERATOR, whole.header().spelling("AcceleratorName"), instanceType);
        } else if (label == null) {
            readPlaced(whole, row, instanceType, accelerators(known), true);
        } else {
            readLabelled(whole, row, label, instanceType, known);
        }
    }

    private void readLabelled(
            SourceRow whole,
            Intake.Row row,
            String label,
            @Nullable String instanceType,
            @Nullable InstanceType known) {
        var slice = TpuSlice.named(label);
        String column = whole.header().spelling("AcceleratorName");
        BigDecimal count = slice.map(TpuSlice::chips).orElseGet(() -> Amounts.count(whole.text("AcceleratorCount")));
        if (count == null) {
            row.skip(Code.INVALID_COUNT, whole.header().spelling("AcceleratorCount"), whole.text("AcceleratorCount"));
            return;
        }
        String accelerator = known == null ? null : known.accelerator();
        if (accelerator == null) {
            Labels.Meaning meaning = labels.meaning(
                    "skypilot:" + provider,
                    slice.map(TpuSlice::generation).orElse(label),
                    GpuInfo.memoryGib(whole.text("GpuInfo")));
            if (meaning.problem() != null) {
                row.skip(meaning.problem(), column, label);
                return;
            }
            accelerator = meaning.accelerator();
        }
        String name = instanceType == null && slice.isPresent() ? label : instanceType;
        String soldAs = instanceTypes.isSoldApart(label) ? label : null;
        readPlaced(whole, row, name, new Accelerators(String.valueOf(accelerator), count, soldAs), false);
    }

    private void readPlaced(
            SourceRow whole, Intake.Row row, @Nullable String name, Accelerators accelerators, boolean labelBlank) {
        Place place = Place.of(whole, "Region", "AvailabilityZone", row);
        if (place.isChina()) {
            row.skip(Code.CURRENCY_UNKNOWN, whole.header().spelling("Region"), place.region());
            return;
        }
        var part = new Part(
                row,
                new Kind(
                        place,
                        accelerators.accelerator(),
                        accelerators.count().stripTrailingZeros(),
                        accelerators.soldAs()),
                name,
                Amounts.price(whole, "Price", row),
                Amounts.price(whole, "SpotPrice", row));
        if (labelBlank) {
            hosts.add(part);
        } else if (name == null) {
            addAccelerators(part);
        } else {
            take(part, part.price(), part.spotPrice(), true);
        }
    }

    private void addAccelerators(Part part) {
        Part before = addOns.putIfAbsent(part.kind(), part);
        if (before != null) {
            part.row().skip(Code.DUPLICATE, null, part.kind().accelerator());
        }
    }

    /** Adds hosts and accelerators up, when all rows are read. */
    void joinHosts() {
        Map<Kind, Boolean> joined = new HashMap<>();
        for (Part host : hosts) {
            if (addOns.isEmpty()) {
                host.row().say(Code.ACCELERATOR_FROM_INSTANCE_TYPE, "AcceleratorName", host.name(), Action.REPAIRED);
                take(host, host.price(), host.spotPrice(), true);
            } else {
                join(host, addOns.get(host.kind()), joined);
            }
        }
        addOns.forEach((kind, part) -> end(part, joined.get(kind)));
    }

    /** A host of unknown price leaves its accelerators priced without it. */
    private void join(Part host, @Nullable Part priced, Map<Kind, Boolean> joined) {
        if (priced == null) {
            host.row().skip(Code.NO_ACCELERATOR_PRICE, "InstanceType", host.name());
            return;
        }
        if (host.price() == null && host.spotPrice() == null) {
            host.row().skip(Code.HOST_PRICE_UNKNOWN, "Price", host.name());
            joined.putIfAbsent(host.kind(), false);
            return;
        }
        take(host, sum(host.price(), priced.price()), sum(host.spotPrice(), priced.spotPrice()), true);
        joined.put(host.kind(), true);
    }

    /** @param hosted null where there is no host at all; false where none has a price */
    private void end(Part part, @Nullable Boolean hosted) {
        if (hosted != null && hosted) {
            part.row().join();
            return;
        }
        part.row()
                .say(
                        hosted == null ? Code.HOST_NOT_INCLUDED : Code.HOST_PRICE_UNKNOWN,
                        "InstanceType",
                        part.kind().accelerator(),
                        Action.FLAGGED);
        take(part, part.price(), part.spotPrice(), false);
    }

    private static @Nullable BigDecimal sum(@Nullable BigDecimal host, @Nullable BigDecimal accelerators) {
        return host == null || accelerators == null ? null : host.add(accelerators);
    }

    private void take(Part part, @Nullable BigDecimal price, @Nullable BigDecimal spotPrice, boolean hostIncluded) {
        Kind kind = part.kind();
        var item = new PriceItem(
                provider,
                kind.place().region(),
                kind.place().zone(),
                part.name(),
                kind.accelerator(),
                kind.count(),
                Commitment.ON_DEMAND);
        HourlyPrices prices = HourlyPrices.seen(item, hostIncluded, intake.asOf(), source);
        prices.take(Commitment.ON_DEMAND, price, part.row());
        prices.take(Commitment.SPOT, spotPrice, part.row());
        part.row().end();
    }
}
