package dev.trilemma.engine.cost;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Turns what a run uses into price lines. Instances are paid for whole, and for the wall clock, not the training time. The
 * price of owned hardware holds its electricity, so that energy has no line of its own.
 */
public final class CostCalculator {

    private static final double SECONDS_PER_HOUR = 3600;

    /** A year of 365.25 days has twelve. */
    private static final double SECONDS_PER_MONTH = 2_629_800;

    private static final double BYTES_PER_GIGABYTE = 1e9;
    private static final String GIGABYTE_MONTH = "GB-month";

    /**
     * @param storage null where storage is left out; it is left out as well where it is priced in another currency
     * @param experimentsFactor compute of the whole project over that of the final run, more than 1; null where experiments
     *     and failed runs are left out
     */
    public Costs costs(
            Usage usage, AcceleratorPrice price, @Nullable StoragePrice storage, @Nullable Double experimentsFactor) {
        List<CostLine> lines = new ArrayList<>();
        lines.add(accelerators(usage, price));
        if (experimentsFactor != null && experimentsFactor > 1) {
            lines.add(experiments(usage, price, experimentsFactor));
        }
        if (usage.servingAcceleratorHours() > 0) {
            lines.add(serving(usage, price));
        }
        if (storage != null && sameCurrency(price, storage)) {
            lines.add(checkpoints(usage, storage));
            lines.add(dataset(usage, storage));
        }
        return Costs.of(lines);
    }

    private static CostLine accelerators(Usage usage, AcceleratorPrice price) {
        return new CostLine("accelerators", unitHours(usage, price), price.unit(), price.unitPrice(), price.source());
    }

    private static CostLine experiments(Usage usage, AcceleratorPrice price, double factor) {
        double quantity = (factor - 1) * unitHours(usage, price);
        return new CostLine("experiments", quantity, price.unit(), price.unitPrice(), price.source());
    }

    /** Other than a training cluster, one that serves grows and shrinks with its load, so that parts of instances count. */
    private static CostLine serving(Usage usage, AcceleratorPrice price) {
        double quantity = usage.servingAcceleratorHours() / price.acceleratorsPerUnit();
        return new CostLine("serving", quantity, price.unit(), price.unitPrice(), price.source());
    }

    private static CostLine checkpoints(Usage usage, StoragePrice storage) {
        double bytes = storage.checkpointCopies() * usage.checkpointBytes();
        return stored("checkpointStorage", bytes, usage, storage);
    }

    private static CostLine dataset(Usage usage, StoragePrice storage) {
        return stored("datasetStorage", storage.bytesPerToken() * usage.datasetTokens(), usage, storage);
    }

    private static CostLine stored(String name, double bytes, Usage usage, StoragePrice storage) {
        double quantity = bytes / BYTES_PER_GIGABYTE * usage.wallClockSeconds() / SECONDS_PER_MONTH;
        return new CostLine(name, quantity, GIGABYTE_MONTH, storage.perGigabyteMonth(), storage.source());
    }

    private static double unitHours(Usage usage, AcceleratorPrice price) {
        return price.units(usage.acceleratorCount()) * usage.wallClockSeconds() / SECONDS_PER_HOUR;
    }

    private static boolean sameCurrency(AcceleratorPrice price, StoragePrice storage) {
        Money unitPrice = price.unitPrice();
        return unitPrice == null
                || unitPrice.currency().equals(storage.perGigabyteMonth().currency());
    }
}
