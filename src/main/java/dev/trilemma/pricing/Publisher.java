package dev.trilemma.pricing;

import dev.trilemma.audit.AuditLog;
import dev.trilemma.pricing.Differences.ItemPrice;
import dev.trilemma.team.Callers;
import dev.trilemma.web.Committed;
import dev.trilemma.web.Conflict;
import dev.trilemma.web.Forbidden;
import dev.trilemma.web.NotFound;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Publishes versions: all of one in one transaction, or nothing of it. Those of one catalog follow each other by the lock on its row,
 * which is held only while a number is taken and while the finished version takes its place.
 */
@Component
public class Publisher {

    private final Catalogs readable;
    private final PriceCatalogs catalogs;
    private final CatalogVersions versions;
    private final OfferRows offers;
    private final OfferReader reader;
    private final ImportIssues issues;
    private final PublishedPrices published;
    private final AuditLog audit;
    private final TransactionTemplate separately;
    private final Clock clock;

    Publisher(
            Catalogs readable,
            PriceCatalogs catalogs,
            CatalogVersions versions,
            OfferRows offers,
            OfferReader reader,
            ImportIssues issues,
            PublishedPrices published,
            AuditLog audit,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.readable = readable;
        this.catalogs = catalogs;
        this.versions = versions;
        this.offers = offers;
        this.reader = reader;
        this.issues = issues;
        this.published = published;
        this.audit = audit;
        this.separately = new TransactionTemplate(transactions);
        this.separately.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.clock = clock;
    }

    /**
     * The one provider whose prices a catalog holds; empty where it holds several.
     *
     * @throws NotFound where there is no such catalog, or it is another team's
     * @throws Forbidden where every team reads it, and the caller's does not keep it
     */
    public Optional<String> provider(String slug) {
        return Optional.ofNullable(kept(slug).provider());
    }

    /** How what is to be published differs from the newest version of its catalog. */
    public Movement movement(String slug, NewVersion content) {
        Map<UUID, BigDecimal> before =
                newest(slug).map(version -> reader.latestPrices(version.id())).orElse(Map.of());
        return Movement.between(before, content.prices());
    }

    /** The largest differences from the newest version of the catalog: what a reviewer looks at before it is published. */
    public List<DifferenceView> differences(String slug, NewVersion content, int limit) {
        List<ItemPrice> before = newest(slug).map(reader::latest).orElse(List.of()).stream()
                .map(ItemPrice::of)
                .toList();
        List<ItemPrice> after = content.prices().stream()
                .filter(price -> price.validUntil() == null)
                .map(ItemPrice::of)
                .toList();
        return Differences.between(before, after).stream()
                .limit(limit)
                .map(DifferenceView::of)
                .toList();
    }

    private Optional<CatalogVersion> newest(String slug) {
        return versions.findByPriceCatalogOrderByVersionDesc(slug).stream()
                .filter(version -> version.status() == VersionStatus.PUBLISHED)
                .findFirst();
    }

    private PriceCatalog kept(String slug) {
        PriceCatalog catalog = readable.catalog(slug);
        if (!catalog.isKeptBy(Callers.current())) {
            throw new Forbidden("Every team reads " + slug + "; the team that runs the service publishes in it.");
        }
        return catalog;
    }

    /**
     * Publishes a version within the transaction that runs. Its draft is stored before, by itself: where the process is killed, the
     * draft remains and fails.
     *
     * @throws NotFound where there is no such catalog, or it is another team's
     * @throws Forbidden where every team reads it, and the caller's does not keep it
     * @throws Conflict where the catalog has a version with the same content of the same day
     */
    public CatalogVersionView publish(String slug, NewVersion content) {
        requireNew(kept(slug).id(), content.origin().asOf(), content.contentSha256());
        UUID id = separately.execute(status -> open(slug, content.origin()).id());
        try {
            return CatalogVersionView.of(fill(id, content));
        } catch (RuntimeException failure) {
            Committed.thenRun(() -> separately.executeWithoutResult(status -> fail(id)));
            throw failure;
        }
    }

    private PriceCatalog lock(String slug) {
        return catalogs.lock(slug).orElseThrow(() -> new NotFound("price catalog", slug));
    }

    /** Starts a draft of the catalog. */
    CatalogVersion open(String slug, Origin origin) {
        PriceCatalog catalog = lock(slug);
        int number = 1
                + versions.findFirstByPriceCatalogOrderByVersionDesc(slug)
                        .map(CatalogVersion::version)
                        .orElse(0);
        return versions.saveAndFlush(new CatalogVersion(UUID.randomUUID(), catalog, number, origin, clock.instant()));
    }

    /** Stores a draft's prices, and lets it take its place among the versions of its catalog. */
    CatalogVersion fill(UUID id, NewVersion content) {
        CatalogVersion draft = versions.lock(id).orElseThrow();
        offers.insert(id, content.prices());
        issues.insert(id, content.issues());
        lock(draft.priceCatalog());
        requireNew(draft.priceCatalog(), draft.asOf(), content.contentSha256());
        draft.publish(content.contentSha256(), content.rows(), content.prices().size(), clock.instant());
        versions.saveAndFlush(draft);
        takePlace(draft);
        Committed.thenRun(published::refresh);
        audit.record(
                "prices.published",
                "price-catalogs/" + draft.priceCatalog() + "/versions/" + draft.version(),
                Map.of(
                        "priceCatalog",
                        draft.priceCatalog(),
                        "version",
                        draft.version(),
                        "prices",
                        draft.priceCount(),
                        "everyTeam",
                        draft.isReadByAll()));
        return draft;
    }

    private void requireNew(String slug, LocalDate asOf, String sha256) {
        versions.findByPriceCatalogAndAsOfAndContentSha256(slug, asOf, sha256).ifPresent(same -> {
            throw new Conflict("The same file was published as version " + same.version() + ".");
        });
    }

    /** One version of a catalog is the published one: the newest by the day it describes, whichever was published last. */
    private void takePlace(CatalogVersion version) {
        versions.supersedeOlder(version.priceCatalog(), version.asOf(), version.version());
        if (versions.existsNewer(version.priceCatalog(), version.asOf(), version.version())) {
            version.supersede();
            versions.saveAndFlush(version);
        }
    }

    /** Drafts whose import was killed with its process, if nobody is storing their prices. */
    void failDeadDrafts() {
        separately.executeWithoutResult(
                status -> versions.lockedNowhere(VersionStatus.DRAFT).forEach(draft -> fail(draft.id())));
    }

    private void fail(UUID id) {
        versions.findById(id).ifPresent(draft -> {
            draft.fail();
            versions.saveAndFlush(draft);
        });
    }
}
