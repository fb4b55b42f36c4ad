package dev.trilemma.pricing;

import dev.trilemma.catalog.Commitment;
import dev.trilemma.engine.cost.Money;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What someone charges for accelerators.
 *
 * @param region the provider's own name; absent where its price list names none
 * @param acceleratorsPerInstance chips of a slice, accelerators of a node
 * @param instancePrice for one instance-hour
 * @param pricePerAccelerator for one accelerator-hour
 * @param hostIncluded the price covers the machine around the accelerators
 * @param marketplace the provider passes on machines of others
 * @param asOf the day on which the price was last seen
 * @param validFrom since when the price is known to hold
 * @param source where the price was read
 */
public record PricedOffer(
        String provider,
        @Nullable String region,
        @Nullable String instanceType,
        String accelerator,
        double acceleratorsPerInstance,
        Commitment commitment,
        Money instancePrice,
        Money pricePerAccelerator,
        boolean hostIncluded,
        boolean marketplace,
        LocalDate asOf,
        Instant validFrom,
        String priceCatalog,
        int priceCatalogVersion,
        String source) {

    /** Money for an hour of so many accelerators, whole instances being paid for. */
    Money hourlyBill(int acceleratorCount) {
        return instancePrice.times(instances(acceleratorCount));
    }

    /** Whether so many accelerators leave none of an instance unused. */
    boolean isFilledBy(int acceleratorCount) {
        return instances(acceleratorCount) * acceleratorsPerInstance == acceleratorCount;
    }

    private double instances(int acceleratorCount) {
        return Math.ceil(acceleratorCount / acceleratorsPerInstance);
    }
}
