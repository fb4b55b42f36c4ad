package dev.trilemma.pricing;

import dev.trilemma.pricing.CatalogVersion.Status;
import dev.trilemma.web.Conflict;
import dev.trilemma.web.NotFound;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Publishes versions: all of one in one transaction, or nothing of it. Those of one catalog follow each other by the lock on its row,
 * which is held only while a number is taken and while the finished version takes its place.
 */
@Component
public class Publisher {

    private final PriceCatalogs catalogs;
    private final CatalogVersions versions;
    private final OfferRows offers;
    private final ImportIssues issues;
    private final PublishedPrices published;
    private final TransactionTemplate separately;
    private final Clock clock;

    Publisher(
            PriceCatalogs catalogs,
            CatalogVersions versions,
            OfferRows offers,
            ImportIssues issues,
            PublishedPrices published,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.catalogs = catalogs;
        this.versions = versions;
        this.offers = offers;
        this.issues = issues;
        this.published = published;
        this.separately = new TransactionTemplate(transactions);
        this.separately.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.clock = clock;
    }

    /**
     * Publishes a version within the transaction that runs. Its draft is stored before, by itself: where the process is killed, the
     * draft remains and fails.
     *
     * @throws NotFound where there is no such catalog
     * @throws Conflict where the catalog has a version with the same content of the same day
     */
    CatalogVersion publish(String slug, NewVersion content) {
        UUID id = separately.execute(status -> open(slug, content.origin()).id());
        try {
            return fill(id, content);
        } catch (RuntimeException failure) {
            afterwards(() -> separately.executeWithoutResult(status -> fail(id)));
            throw failure;
        }
    }

    /** Starts a draft of the catalog. */
    CatalogVersion open(String slug, Origin origin) {
        catalogs.lock(slug).orElseThrow(() -> new NotFound("price catalog", slug));
        int number = 1
                + versions.findFirstByPriceCatalogOrderByVersionDesc(slug)
                        .map(CatalogVersion::version)
                        .orElse(0);
        return versions.saveAndFlush(new CatalogVersion(UUID.randomUUID(), slug, number, origin, clock.instant()));
    }

    /** Stores a draft's prices, and lets it take its place among the versions of its catalog. */
    CatalogVersion fill(UUID id, NewVersion content) {
        List<QuotedPrice> series = PriceSeries.of(content.prices());
        offers.insert(id, series);
        issues.insert(id, content.issues());
        CatalogVersion draft = versions.findById(id).orElseThrow();
        catalogs.lock(draft.priceCatalog());
        requireNew(draft, content.contentSha256());
        draft.publish(content.contentSha256(), content.rows(), series.size(), clock.instant());
        versions.saveAndFlush(draft);
        supersede(draft.priceCatalog());
        afterwards(published::refresh);
        return draft;
    }

    private void requireNew(CatalogVersion draft, String sha256) {
        versions.findByPriceCatalogAndAsOfAndContentSha256(draft.priceCatalog(), draft.asOf(), sha256)
                .ifPresent(same -> {
                    throw new Conflict("The same file was published as version " + same.version() + ".");
                });
    }

    private void supersede(String slug) {
        List<CatalogVersion> current = versions.findByPriceCatalogOrderByVersionDesc(slug).stream()
                .filter(version -> version.status() == Status.PUBLISHED)
                .toList();
        CatalogVersion newest =
                current.stream().max(CatalogVersion.OLDEST_FIRST).orElseThrow();
        current.stream().filter(version -> version != newest).forEach(version -> {
            version.supersede();
            versions.saveAndFlush(version);
        });
    }

    private void fail(UUID id) {
        versions.findById(id).ifPresent(draft -> {
            draft.fail();
            versions.saveAndFlush(draft);
        });
    }

    private static void afterwards(Runnable action) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            action.run();
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                action.run();
            }
        });
    }
}
