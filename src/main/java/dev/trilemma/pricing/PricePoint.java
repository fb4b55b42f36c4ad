package dev.trilemma.pricing;

import dev.trilemma.catalog.Commitment;
import dev.trilemma.engine.cost.Money;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A price from an instant on, until that of the next point.
 *
 * @param at since when it is known to hold
 * @param instancePrice for one instance-hour; absent, like all that follows, where no price is known from then on
 * @param pricePerAccelerator for one accelerator-hour
 * @param source where it was read
 */
record PricePoint(
        Instant at,
        @Nullable Money instancePrice,
        @Nullable Money pricePerAccelerator,
        @Nullable String provider,
        @Nullable String region,
        @Nullable String instanceType,
        @Nullable Double acceleratorsPerInstance,
        @Nullable Commitment commitment,
        @Nullable String priceCatalog,
        @Nullable Integer priceCatalogVersion,
        @Nullable String source) {

    static PricePoint of(Instant at, DatedOffer dated) {
        PricedOffer offer = dated.offer();
        return new PricePoint(
                at,
                offer.instancePrice(),
                offer.pricePerAccelerator(),
                offer.provider(),
                offer.region(),
                offer.instanceType(),
                offer.acceleratorsPerInstance(),
                offer.commitment(),
                offer.priceCatalog(),
                offer.priceCatalogVersion(),
                offer.source());
    }

    static PricePoint none(Instant at) {
        return new PricePoint(at, null, null, null, null, null, null, null, null, null, null);
    }

    boolean isSamePriceAs(PricePoint other) {
        return Objects.equals(pricePerAccelerator, other.pricePerAccelerator)
                && Objects.equals(instancePrice, other.instancePrice);
    }
}
