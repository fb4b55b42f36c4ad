package dev.trilemma.pricing.imports;

import dev.trilemma.catalog.InstanceType;
import dev.trilemma.catalog.InstanceTypes;
import dev.trilemma.pricing.ImportIssue.Action;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A row of a SkyPilot file, which becomes an instance or a part of one, or says why not. */
final class SkyPilotRow {

    private static final int LONGEST_NAME = 200;

    /** Where the last column is none of these, what is too much in a row belongs to it. */
    private static final List<String> USED = List.of(
            "InstanceType", "AcceleratorName", "AcceleratorCount", "Price", "SpotPrice", "Region", "AvailabilityZone");

    private final String provider;
    private final InstanceTypes instanceTypes;
    private final Labels labels;
    private final SourceRow source;
    private final Intake.Row row;

    private SkyPilotRow(String provider, InstanceTypes instanceTypes, Labels labels, SourceRow source, Intake.Row row) {
        this.provider = provider;
        this.instanceTypes = instanceTypes;
        this.labels = labels;
        this.source = source;
        this.row = row;
    }

    /** Empty where the row is too long or too short to know which cell is which. */
    static Optional<SkyPilotRow> of(
            String provider, InstanceTypes instanceTypes, Labels labels, SourceRow source, Intake.Row row) {
        if (source.surplus() < 0 || (source.surplus() > 0 && USED.stream().anyMatch(source::endsWith))) {
            row.skip(Code.RAGGED_ROW, null, source.raw());
            return Optional.empty();
        }
        if (source.surplus() > 0) {
            row.say(Code.RAGGED_ROW, null, source.raw(), Action.REPAIRED);
        }
        SourceRow whole = source.surplus() > 0 ? source.joined() : source;
        return Optional.of(new SkyPilotRow(provider, instanceTypes, labels, whole, row));
    }

    void addTo(SplitInstances instances) {
        String label = source.text("AcceleratorName");
        String name = source.text("InstanceType");
        InstanceType known =
                name == null ? null : instanceTypes.find(provider, name).orElse(null);
        if (!Texts.isSafe(name, LONGEST_NAME) || !Texts.isSafe(label, LONGEST_NAME)) {
            skip(Code.UNSAFE_TEXT, "InstanceType", name == null ? label : name);
        } else if (label == null && known == null) {
            skip(Code.NO_ACCELERATOR, "AcceleratorName", name);
        } else if (label == null) {
            part(name, known.accelerator(), known.acceleratorsPerInstance(), known.soldAs())
                    .ifPresent(instances::addHost);
        } else {
            addLabelled(label, name, known, instances);
        }
    }

    private void addLabelled(
            String label, @Nullable String name, @Nullable InstanceType known, SplitInstances instances) {
        Optional<TpuSlice> slice = TpuSlice.named(label);
        BigDecimal count = slice.map(TpuSlice::chips).orElseGet(() -> Amounts.count(source.text("AcceleratorCount")));
        if (count == null) {
            skip(Code.INVALID_COUNT, "AcceleratorCount", source.text("AcceleratorCount"));
            return;
        }
        Labels.Meaning meaning = known == null
                ? meaning(slice.map(TpuSlice::generation).orElse(label))
                : new Labels.Meaning(known.accelerator(), null);
        if (meaning.problem() != null) {
            skip(meaning.problem(), "AcceleratorName", label);
            return;
        }
        String sliceOrInstance = name == null && slice.isPresent() ? label : name;
        String soldAs = instanceTypes.isSoldApart(label) ? label : null;
        part(sliceOrInstance, String.valueOf(meaning.accelerator()), count, soldAs)
                .ifPresent(part -> {
                    if (sliceOrInstance == null) {
                        instances.addAccelerators(part);
                    } else {
                        instances.addWhole(part);
                    }
                });
    }

    private Labels.Meaning meaning(String label) {
        return labels.meaning("skypilot:" + provider, label, GpuInfo.memoryGib(source.text("GpuInfo")));
    }

    private Optional<InstancePart> part(
            @Nullable String name, String accelerator, BigDecimal count, @Nullable String soldAs) {
        Place place = Place.of(source, "Region", "AvailabilityZone", row);
        if (place.isChina()) {
            skip(Code.CURRENCY_UNKNOWN, "Region", place.region());
            return Optional.empty();
        }
        return Optional.of(new InstancePart(
                row,
                new InstancePart.Kind(place, accelerator, count.stripTrailingZeros(), soldAs),
                name,
                Amounts.price(source, "Price", row),
                Amounts.price(source, "SpotPrice", row)));
    }

    private void skip(Code code, String column, @Nullable String rawValue) {
        row.skip(code, source.header().spelling(column), rawValue);
    }
}
