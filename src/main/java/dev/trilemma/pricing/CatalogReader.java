package dev.trilemma.pricing;

import dev.trilemma.web.NotFound;
import java.util.List;
import org.springframework.stereotype.Component;

/** Finds catalogs and their versions by what a path names. */
@Component
class CatalogReader {

    private final PriceCatalogs catalogs;
    private final CatalogVersions versions;

    CatalogReader(PriceCatalogs catalogs, CatalogVersions versions) {
        this.catalogs = catalogs;
        this.versions = versions;
    }

    List<PriceCatalog> catalogs() {
        return catalogs.findAllByOrderById();
    }

    /** @throws NotFound where there is no such catalog */
    PriceCatalog catalog(String slug) {
        return catalogs.findById(slug).orElseThrow(() -> new NotFound("price catalog", slug));
    }

    /** Newest first, drafts and failed ones included. */
    List<CatalogVersion> versions(String slug) {
        return versions.findByPriceCatalogOrderByVersionDesc(catalog(slug).id());
    }

    /** @throws NotFound where there is none, or it was not published */
    CatalogVersion published(String slug, int version) {
        return versions(slug).stream()
                .filter(candidate -> candidate.version() == version && candidate.publishedAt() != null)
                .findFirst()
                .orElseThrow(() -> new NotFound("version of price catalog " + slug, version));
    }
}
