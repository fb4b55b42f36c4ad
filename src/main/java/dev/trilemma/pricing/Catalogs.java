package dev.trilemma.pricing;

import dev.trilemma.audit.AuditLog;
import dev.trilemma.team.Caller;
import dev.trilemma.team.Callers;
import dev.trilemma.web.Conflict;
import dev.trilemma.web.NotFound;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The catalogs and their versions, by what a path names. */
@Component
class Catalogs {

    private final PriceCatalogs catalogs;
    private final CatalogVersions versions;
    private final AuditLog audit;
    private final Clock clock;

    Catalogs(PriceCatalogs catalogs, CatalogVersions versions, AuditLog audit, Clock clock) {
        this.catalogs = catalogs;
        this.versions = versions;
        this.audit = audit;
        this.clock = clock;
    }

    List<PriceCatalog> catalogs() {
        Caller caller = Callers.current();
        return catalogs.findAllByOrderById().stream()
                .filter(catalog -> catalog.isReadBy(caller))
                .toList();
    }

    /** @throws NotFound where there is no such catalog, or it is another team's */
    PriceCatalog catalog(String slug) {
        return catalogs.findById(slug)
                .filter(catalog -> catalog.isReadBy(Callers.current()))
                .orElseThrow(() -> new NotFound("price catalog", slug));
    }

    /** Newest first, drafts and failed ones included. */
    List<CatalogVersion> versions(String slug) {
        return versions.findByPriceCatalogOrderByVersionDesc(catalog(slug).id());
    }

    /** @throws NotFound where there is none, or it was not published */
    CatalogVersion published(String slug, int version) {
        return findPublished(slug, version)
                .orElseThrow(() -> new NotFound("version of price catalog " + slug, version));
    }

    /** @throws NotFound where there is no such catalog */
    Optional<CatalogVersion> findPublished(String slug, int version) {
        return versions(slug).stream()
                .filter(candidate -> candidate.version() == version && candidate.publishedAt() != null)
                .findFirst();
    }

    /** @throws Conflict where the slug is taken */
    PriceCatalog create(PriceCatalogRegistration registration) {
        if (catalogs.findById(registration.id()).isPresent()) {
            throw new Conflict("The price catalog id " + registration.id() + " is taken.");
        }
        audit.record("catalog.created", "price-catalogs/" + registration.id(), Map.of("title", registration.title()));
        return catalogs.saveAndFlush(new PriceCatalog(
                registration.id(),
                registration.title(),
                registration.provider(),
                Callers.current().team(),
                clock.instant()));
    }
}
