package dev.trilemma.estimate;

import dev.trilemma.catalog.Warning;
import dev.trilemma.engine.cost.AcceleratorPrice;
import dev.trilemma.engine.estimate.Estimate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a reader should know of an estimate before relying on it. */
final class EstimateWarnings {

    private EstimateWarnings() {}

    static List<Warning> of(Estimate estimate, AcceleratorPrice price) {
        List<Warning> warnings = new ArrayList<>();
        int count = estimate.plan().cluster().acceleratorCount();
        double unused = price.units(count) * price.acceleratorsPerUnit() - count;
        if (unused >= 1) {
            warnings.add(new Warning(
                    "partlyUsedInstance",
                    String.format(
                            Locale.ROOT,
                            "Instances of %.0f accelerators are paid for whole: %.0f more than the plan uses. Name"
                                    + " pricing.provider to allow smaller ones.",
                            price.acceleratorsPerUnit(),
                            unused)));
        }
        long idle = estimate.idleAccelerators();
        if (idle > 0) {
            warnings.add(new Warning(
                    "idleAccelerators",
                    String.format(
                            Locale.ROOT,
                            "No layout uses all accelerators with this batch: %,d of %,d stay idle, and are paid for.",
                            idle,
                            estimate.plan().cluster().acceleratorCount())));
        }
        if (!estimate.choice().memory().fits()) {
            warnings.add(new Warning(
                    "doesNotFit", "The run does not fit in memory; time and money are what it would take if it did."));
        }
        if (estimate.wallClock().collapses()) {
            warnings.add(new Warning(
                    "failuresOutpaceCheckpoints",
                    "A cluster of this size fails about as often as it can restart; expect little progress."));
        }
        if (estimate.wallClock().extrapolated()) {
            warnings.add(new Warning(
                    "goodputExtrapolated",
                    "Nobody published how often a cluster of this size fails; goodput is an extrapolation."));
        }
        if (!estimate.energy().powerMetered()) {
            warnings.add(
                    new Warning(
                            "powerNotMetered",
                            "Nobody published what such accelerators draw in training; the share of board power is that of others."));
        }
        if (estimate.energy().powerEstimated()) {
            warnings.add(
                    new Warning("powerEstimated", "No datasheet gives this accelerator's power; it is an estimate."));
        }
        if (estimate.loss().outsideFit()) {
            warnings.add(new Warning(
                    "lossOutsideFit",
                    "The scaling law was fitted on runs unlike this one; take the loss as a direction, not a value."));
        }
        return warnings;
    }
}
