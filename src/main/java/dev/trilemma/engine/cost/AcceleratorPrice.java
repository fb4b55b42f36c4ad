package dev.trilemma.engine.cost;

import org.jspecify.annotations.Nullable;

/**
 * What an hour costs, in the unit in which it is sold.
 *
 * @param unitPrice money for an hour of one unit; null where it is unknown
 * @param unit {@code instance-hour} or {@code accelerator-hour}
 * @param acceleratorsPerUnit accelerators that one unit has; a fraction where units share one
 * @param pinned whether a contract fixes the price, so that it has no range
 * @param source provider, region, instance, catalog version and date, or who gave the price
 */
public record AcceleratorPrice(
        @Nullable Money unitPrice, String unit, double acceleratorsPerUnit, boolean pinned, String source) {

    public AcceleratorPrice {
        if (!(acceleratorsPerUnit > 0)) {
            throw new IllegalArgumentException("acceleratorsPerUnit must be greater than 0");
        }
    }

    /** A price for whole instances, which are rented whole. */
    public static AcceleratorPrice perInstance(Money instancePrice, double acceleratorsPerInstance, String source) {
        return new AcceleratorPrice(instancePrice, "instance-hour", acceleratorsPerInstance, false, source);
    }

    /** A price agreed for each accelerator. */
    public static AcceleratorPrice perAccelerator(Money price, String source) {
        return new AcceleratorPrice(price, "accelerator-hour", 1, true, source);
    }

    /** No price is known, which is not a price of nothing. */
    public static AcceleratorPrice unknown(String source) {
        return new AcceleratorPrice(null, "accelerator-hour", 1, false, source);
    }

    /** Units that hold the accelerators; the last may be part empty and is paid for whole. */
    public double units(int acceleratorCount) {
        return Math.ceil(acceleratorCount / acceleratorsPerUnit);
    }
}
