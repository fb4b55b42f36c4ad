package dev.trilemma.estimate;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an answer was made with.
 *
 * @param engineVersion version of the calculation
 * @param priceCatalog slug of the price catalog; absent where the price is not from one
 * @param priceCatalogVersion published version of that catalog
 * @param calculatedAt when
 */
public record ProvenanceView(
        String engineVersion,
        @Nullable String priceCatalog,
        @Nullable Integer priceCatalogVersion,
        Instant calculatedAt) {}
