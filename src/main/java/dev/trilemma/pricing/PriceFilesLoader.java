package dev.trilemma.pricing;

import java.time.Clock;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Publishes each bundled price file whose version is missing, before the first request is answered. Where two replicas start at
 * once, the database lets one of them publish and the other finds the version there.
 */
@Component
class PriceFilesLoader implements SmartInitializingSingleton {

    static final String CATALOG = "public-prices";
    private static final String TITLE = "Public prices of rented accelerators";
    private static final Logger LOG = LoggerFactory.getLogger(PriceFilesLoader.class);

    private final PriceCatalogs catalogs;
    private final PublishedCatalogs versions;
    private final PriceOfferRows rows;
    private final TransactionTemplate transaction;
    private final Clock clock;

    PriceFilesLoader(
            PriceCatalogs catalogs,
            PublishedCatalogs versions,
            PriceOfferRows rows,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.catalogs = catalogs;
        this.versions = versions;
        this.rows = rows;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    @Override
    public void afterSingletonsInstantiated() {
        PriceFile.bundled().stream().filter(file -> !isPublished(file)).forEach(this::publishOnce);
    }

    private void publishOnce(PriceFile file) {
        try {
            transaction.executeWithoutResult(status -> publish(file));
        } catch (DataIntegrityViolationException conflict) {
            if (!isPublished(file)) {
                throw conflict;
            }
            LOG.info("Another replica has published {}", file.name());
        }
    }

    private void publish(PriceFile file) {
        if (catalogs.findById(CATALOG).isEmpty()) {
            catalogs.saveAndFlush(new PriceCatalog(CATALOG, TITLE, null, clock.instant()));
        }
        var offers = file.rows();
        int version = 1
                + versions.findFirstByPriceCatalogOrderByVersionDesc(CATALOG)
                        .map(PublishedCatalog::version)
                        .orElse(0);
        var catalog = versions.saveAndFlush(new PublishedCatalog(
                UUID.randomUUID(),
                CATALOG,
                version,
                file.asOf(),
                clock.instant(),
                file.contentSha256(),
                offers.size(),
                file.name()));
        rows.insert(catalog, offers);
        LOG.info("Published {} prices of {} as version {} of {}", offers.size(), file.name(), version, CATALOG);
    }

    private boolean isPublished(PriceFile file) {
        return rows.hasVersion(CATALOG, file.contentSha256());
    }
}
