package dev.trilemma.estimate;

import dev.trilemma.pricing.PricedOffer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an answer was made with.
 *
 * @param engineVersion version of the calculation
 * @param priceCatalog slug of the price catalog; absent where the price is not from one
 * @param priceCatalogVersion published version of that catalog
 * @param offer id of the offer in that version, as {@code GET /prices} has it
 * @param priceAsOf the day on which the price was last seen
 * @param priceAgeDays days from then to {@code calculatedAt}
 * @param calculatedAt when
 */
public record ProvenanceView(
        String engineVersion,
        @Nullable String priceCatalog,
        @Nullable Integer priceCatalogVersion,
        @Nullable UUID offer,
        @Nullable LocalDate priceAsOf,
        @Nullable Long priceAgeDays,
        Instant calculatedAt) {

    static ProvenanceView of(String engineVersion, @Nullable PricedOffer offer, Instant now) {
        return offer == null
                ? new ProvenanceView(engineVersion, null, null, null, null, null, now)
                : new ProvenanceView(
                        engineVersion,
                        offer.priceCatalog(),
                        offer.priceCatalogVersion(),
                        offer.id(),
                        offer.asOf(),
                        offer.ageDays(now),
                        now);
    }
}
