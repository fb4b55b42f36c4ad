package dev.trilemma.pricing;

import java.time.Clock;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Publishes each bundled price file whose version is missing, before the first request is answered. Where two replicas start at
 * once, one of them publishes and the other finds the version there.
 */
@Component
class PriceFilesLoader implements SmartInitializingSingleton {

    static final String CATALOG = "public-prices";
    private static final String TITLE = "Public prices of rented accelerators";
    private static final Logger LOG = LoggerFactory.getLogger(PriceFilesLoader.class);

    private static final String FORMAT = "trilemma";

    private final PriceCatalogs catalogs;
    private final CatalogVersions versions;
    private final Publisher publisher;
    private final TransactionTemplate transaction;
    private final Clock clock;

    PriceFilesLoader(
            PriceCatalogs catalogs,
            CatalogVersions versions,
            Publisher publisher,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.catalogs = catalogs;
        this.versions = versions;
        this.publisher = publisher;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    @Override
    public void afterSingletonsInstantiated() {
        try {
            transaction.executeWithoutResult(status -> createCatalog());
        } catch (DataIntegrityViolationException conflict) {
            LOG.info("Another replica has created the catalog {}", CATALOG);
        }
        publisher.failDeadDrafts();
        PriceFile.bundled().forEach(file -> transaction.executeWithoutResult(status -> publishOnce(file)));
    }

    private void createCatalog() {
        if (catalogs.findById(CATALOG).isEmpty()) {
            catalogs.saveAndFlush(new PriceCatalog(CATALOG, TITLE, null, null, clock.instant()));
        }
    }

    /** The lock lets one replica publish and the others find the version there. */
    private void publishOnce(PriceFile file) {
        catalogs.lock(CATALOG);
        if (versions.findByPriceCatalogAndAsOfAndContentSha256(CATALOG, file.asOf(), file.contentSha256())
                .isPresent()) {
            return;
        }
        List<QuotedPrice> prices = file.rows().stream().map(PriceRow::quoted).toList();
        CatalogVersion draft = publisher.open(CATALOG, new Origin(file.asOf(), FORMAT, file.name()));
        var content = new NewVersion(
                draft.origin(), file.contentSha256(), RowCounts.allTaken(prices.size()), prices, List.of());
        publisher.fill(draft.id(), content);
        LOG.info("Published {} prices of {} as version {} of {}", prices.size(), file.name(), draft.version(), CATALOG);
    }
}
