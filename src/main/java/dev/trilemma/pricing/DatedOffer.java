package dev.trilemma.pricing;

import java.time.Instant;
import java.util.Comparator;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An offer of a published version, and while it is in force.
 *
 * @param version that it is from
 * @param item what is offered, the same in all versions
 * @param zone null where the price holds in the whole region
 * @param validUntil when it no longer holds, exclusive; absent while it does
 */
record DatedOffer(
        UUID id,
        UUID version,
        UUID item,
        @Nullable String zone,
        @Nullable Instant validUntil,
        PricedOffer offer) {

    /** Cheapest accelerator first; ties by id, so that lists repeat. */
    static final Comparator<DatedOffer> CHEAPEST_FIRST = Comparator.comparing(
                    (DatedOffer dated) -> dated.offer().pricePerAccelerator().amount())
            .thenComparing(DatedOffer::id);

    boolean isInForceAt(Instant instant) {
        return !instant.isBefore(offer.validFrom()) && (validUntil == null || instant.isBefore(validUntil));
    }
}
