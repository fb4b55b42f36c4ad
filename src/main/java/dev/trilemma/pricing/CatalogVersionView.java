package dev.trilemma.pricing;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A version of a price catalog as the API answers it.
 *
 * @param priceCatalog slug of its catalog
 * @param status {@code published}, {@code superseded} by a newer one and still good for plans that pin it, {@code draft} while it is
 *     being stored, or {@code failed}
 * @param asOf the day whose prices it describes
 * @param startedAt when its import began
 * @param publishedAt since when it can be used; absent where it was never published
 * @param format of the file it was read from
 * @param source what was published
 * @param contentSha256 of the file, in hexadecimal
 * @param rowCount prices in it
 * @param rows what became of the file's rows
 */
public record CatalogVersionView(
        String priceCatalog,
        int version,
        VersionStatus status,
        LocalDate asOf,
        Instant startedAt,
        @Nullable Instant publishedAt,
        String format,
        String source,
        @Nullable String contentSha256,
        int rowCount,
        RowCounts rows) {

    static CatalogVersionView of(CatalogVersion version) {
        return new CatalogVersionView(
                version.priceCatalog(),
                version.version(),
                version.status(),
                version.asOf(),
                version.startedAt(),
                version.publishedAt(),
                version.format(),
                version.source(),
                version.contentSha256(),
                version.priceCount(),
                version.rows());
    }
}
