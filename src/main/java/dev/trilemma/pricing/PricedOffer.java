package dev.trilemma.pricing;

import dev.trilemma.catalog.Commitment;
import dev.trilemma.engine.cost.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What someone charges for accelerators.
 *
 * @param region the provider's own name; absent where its price list names none
 * @param acceleratorsPerInstance chips of a slice, accelerators of a node
 * @param instancePrice for one instance-hour, a negotiated discount taken off
 * @param pricePerAccelerator for one accelerator-hour
 * @param discount what was taken off the list price; null where nothing was
 * @param hostIncluded the price covers the machine around the accelerators
 * @param marketplace the provider passes on machines of others
 * @param asOf the day on which the price was last seen
 * @param validFrom since when the price is known to hold
 * @param source where the price was read
 */
public record PricedOffer(
        UUID id,
        String provider,
        @Nullable String region,
        @Nullable String instanceType,
        String accelerator,
        double acceleratorsPerInstance,
        Commitment commitment,
        Money instancePrice,
        Money pricePerAccelerator,
        @Nullable Discount discount,
        boolean hostIncluded,
        boolean marketplace,
        OfferStatus status,
        LocalDate asOf,
        Instant validFrom,
        String priceCatalog,
        int priceCatalogVersion,
        String source) {

    public boolean isSuspect() {
        return status == OfferStatus.SUSPECT;
    }

    /** Whole days from the one on which the price was last seen. */
    public long ageDays(Instant now) {
        return ChronoUnit.DAYS.between(asOf, LocalDate.ofInstant(now, ZoneOffset.UTC));
    }

    /** Money for an hour of so many accelerators, whole instances being paid for. */
    Money hourlyBill(int acceleratorCount) {
        return instancePrice.times(instances(acceleratorCount));
    }

    /** Whether so many accelerators leave none of an instance unused. */
    boolean isFilledBy(int acceleratorCount) {
        return instances(acceleratorCount) * acceleratorsPerInstance == acceleratorCount;
    }

    /** The same at a negotiated price. */
    PricedOffer at(Discount negotiated) {
        return new PricedOffer(
                id,
                provider,
                region,
                instanceType,
                accelerator,
                acceleratorsPerInstance,
                commitment,
                negotiated.off(instancePrice),
                negotiated.off(pricePerAccelerator),
                negotiated,
                hostIncluded,
                marketplace,
                status,
                asOf,
                validFrom,
                priceCatalog,
                priceCatalogVersion,
                source);
    }

    private double instances(int acceleratorCount) {
        return Math.ceil(acceleratorCount / acceleratorsPerInstance);
    }
}
