package dev.trilemma.pricing.imports;

import dev.trilemma.catalog.Commitment;
import dev.trilemma.pricing.ImportIssue.Action;
import dev.trilemma.pricing.PriceItem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The instances of one file. Google prices hosts and accelerators in rows of their own: they are added up in their zone once all rows
 * are read.
 */
final class SplitInstances {

    private final String provider;
    private final Intake intake;
    private final String source;
    private final List<InstancePart> hosts = new ArrayList<>();
    private final Map<InstancePart.Kind, InstancePart> accelerators = new HashMap<>();

    SplitInstances(String provider, Intake intake, String source) {
        this.provider = provider;
        this.intake = intake;
        this.source = source;
    }

    void addWhole(InstancePart instance) {
        take(instance, true);
    }

    /** An instance type that is known to have accelerators, in a row that names none. */
    void addHost(InstancePart host) {
        hosts.add(host);
    }

    void addAccelerators(InstancePart part) {
        if (accelerators.putIfAbsent(part.kind(), part) != null) {
            part.row().skip(Code.DUPLICATE, null, part.kind().accelerator());
        }
    }

    /** When all rows are read. */
    void join() {
        Map<InstancePart.Kind, Boolean> hosted = new HashMap<>();
        for (InstancePart host : hosts) {
            if (accelerators.isEmpty()) {
                host.row().say(Code.ACCELERATOR_FROM_INSTANCE_TYPE, "AcceleratorName", host.name(), Action.REPAIRED);
                take(host, true);
            } else {
                join(host, accelerators.get(host.kind()), hosted);
            }
        }
        accelerators.forEach((kind, part) -> end(part, hosted.get(kind)));
    }

    /** A host of unknown price leaves its accelerators priced without it. */
    private void join(InstancePart host, @Nullable InstancePart priced, Map<InstancePart.Kind, Boolean> hosted) {
        if (priced == null) {
            host.row().skip(Code.NO_ACCELERATOR_PRICE, "InstanceType", host.name());
        } else if (host.hasNoPrice()) {
            host.row().skip(Code.HOST_PRICE_UNKNOWN, "Price", host.name());
            hosted.putIfAbsent(host.kind(), false);
        } else {
            take(host.with(priced), true);
            hosted.put(host.kind(), true);
        }
    }

    /** @param hosted null where there is no host at all; false where none has a price */
    private void end(InstancePart part, @Nullable Boolean hosted) {
        if (Boolean.TRUE.equals(hosted)) {
            part.row().join();
            return;
        }
        Code code = hosted == null ? Code.HOST_NOT_INCLUDED : Code.HOST_PRICE_UNKNOWN;
        part.row().say(code, "InstanceType", part.kind().accelerator(), Action.FLAGGED);
        take(part, false);
    }

    private void take(InstancePart part, boolean hostIncluded) {
        InstancePart.Kind kind = part.kind();
        var item = new PriceItem(
                provider,
                kind.place().region(),
                kind.place().zone(),
                part.name(),
                kind.accelerator(),
                kind.count(),
                Commitment.ON_DEMAND);
        HourlyPrices prices = HourlyPrices.seen(item, hostIncluded, intake.asOf(), source);
        prices.take(Commitment.ON_DEMAND, part.price(), part.row());
        prices.take(Commitment.SPOT, part.spotPrice(), part.row());
        part.row().end();
    }
}
