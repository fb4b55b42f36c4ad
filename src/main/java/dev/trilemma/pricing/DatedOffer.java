package dev.trilemma.pricing;

import dev.trilemma.engine.cost.Money;
import java.time.Instant;
import java.util.Comparator;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An offer of a published version, and while it is in force.
 *
 * @param zone a distant zone that the provider counts to the region
 * @param validUntil when another price takes its place, exclusive; absent while none does
 */
record DatedOffer(
        UUID id,
        @Nullable String zone,
        OfferStatus status,
        @Nullable Instant validUntil,
        PricedOffer offer) {

    /** Cheapest accelerator first; ties by id, so that lists repeat. Currencies are not compared. */
    static final Comparator<DatedOffer> CHEAPEST_FIRST = Comparator.comparing(
                    (DatedOffer dated) -> price(dated).currency().getCurrencyCode())
            .thenComparing(DatedOffer::price)
            .thenComparing(DatedOffer::id);

    boolean isInForceAt(Instant instant) {
        return !instant.isBefore(offer.validFrom()) && (validUntil == null || instant.isBefore(validUntil));
    }

    /** Whether a plan may be priced with it: a price that nobody doubts, of an instance that can run. */
    boolean isUsable() {
        return status == OfferStatus.OK && offer.hostIncluded();
    }

    private static Money price(DatedOffer dated) {
        return dated.offer.pricePerAccelerator();
    }
}
