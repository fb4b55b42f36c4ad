package dev.trilemma.pricing;

import java.time.Instant;
import java.time.LocalDate;

/**
 * A published version as the API answers it.
 *
 * @param priceCatalog slug of its catalog
 * @param asOf the day whose prices it describes
 * @param rowCount prices in it
 * @param contentSha256 of the file it was read from, in hexadecimal
 * @param source what was published
 */
record CatalogVersionView(
        String priceCatalog,
        int version,
        PublishedCatalog.Status status,
        LocalDate asOf,
        Instant publishedAt,
        int rowCount,
        String contentSha256,
        String source) {

    static CatalogVersionView of(PublishedCatalog catalog) {
        return new CatalogVersionView(
                catalog.priceCatalog(),
                catalog.version(),
                catalog.status(),
                catalog.asOf(),
                catalog.publishedAt(),
                catalog.rowCount(),
                catalog.contentSha256(),
                catalog.source());
    }
}
