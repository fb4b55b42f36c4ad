package dev.trilemma.estimate;

import dev.trilemma.calibration.CalibrationView;
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
 * @param calibration id of the calibration that corrects the step; absent where the team accepted none for the accelerator
 * @param stepTimeFactor what that multiplies the predicted step by
 * @param calculatedAt when
 */
public record ProvenanceView(
        String engineVersion,
        @Nullable String priceCatalog,
        @Nullable Integer priceCatalogVersion,
        @Nullable UUID offer,
        @Nullable LocalDate priceAsOf,
        @Nullable Long priceAgeDays,
        @Nullable UUID calibration,
        @Nullable Double stepTimeFactor,
        Instant calculatedAt) {

    static ProvenanceView of(
            String engineVersion, @Nullable PricedOffer offer, @Nullable CalibrationView calibration, Instant now) {
        return new ProvenanceView(
                engineVersion,
                offer == null ? null : offer.priceCatalog(),
                offer == null ? null : offer.priceCatalogVersion(),
                offer == null ? null : offer.id(),
                offer == null ? null : offer.asOf(),
                offer == null ? null : offer.ageDays(now),
                calibration == null ? null : calibration.id(),
                calibration == null ? null : calibration.stepTimeFactor(),
                now);
    }
}
