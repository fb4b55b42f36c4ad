package dev.trilemma.pricing;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A price catalog as the API answers it.
 *
 * @param id its slug
 * @param provider the one provider whose prices it holds; absent where it holds several
 */
record PriceCatalogView(String id, String title, @Nullable String provider, Instant createdAt) {

    static PriceCatalogView of(PriceCatalog catalog) {
        return new PriceCatalogView(catalog.id(), catalog.title(), catalog.provider(), catalog.createdAt());
    }
}
