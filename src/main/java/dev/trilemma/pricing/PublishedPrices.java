package dev.trilemma.pricing;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * The published versions, kept in memory: a version never changes, so only which versions exist is asked again, because another
 * replica may have published one.
 */
@Component
class PublishedPrices {

    private static final Duration VERSIONS_TRUSTED_FOR = Duration.ofSeconds(5);
    private static final int VERSIONS_KEPT = 16;
    private static final int BOOKS_KEPT = 16;

    private final PriceOffers offers;
    private final LoadingCache<Boolean, List<PublishedCatalog>> versions;
    private final LoadingCache<UUID, List<DatedOffer>> offersByVersion;
    private final LoadingCache<List<UUID>, PriceBook> books;

    PublishedPrices(PublishedCatalogs catalogs, PriceOffers offers) {
        this.offers = offers;
        versions = Caffeine.newBuilder()
                .expireAfterWrite(VERSIONS_TRUSTED_FOR)
                .build(all -> catalogs.findAllByOrderByPriceCatalogAscVersionAsc());
        offersByVersion = Caffeine.newBuilder().maximumSize(VERSIONS_KEPT).build(this::load);
        books = Caffeine.newBuilder()
                .maximumSize(BOOKS_KEPT)
                .build(ids ->
                        new PriceBook(ids.stream().map(offersByVersion::get).toList()));
    }

    /** All versions, by slug and version number. */
    List<PublishedCatalog> versions() {
        return versions.get(true);
    }

    /** The offers of some versions together. */
    PriceBook book(List<PublishedCatalog> chosen) {
        return books.get(chosen.stream().map(PublishedCatalog::id).toList());
    }

    /** The offers of the versions in force at an instant. */
    PriceBook bookAt(Instant at) {
        return book(inForceAt(at, versions()));
    }

    /**
     * Of each catalog the newest version that describes the day or a day before it. Before the first version, the first one:
     * its rows say since when they hold.
     */
    static List<PublishedCatalog> inForceAt(Instant at, List<PublishedCatalog> versions) {
        Map<String, List<PublishedCatalog>> byCatalog = versions.stream()
                .collect(Collectors.groupingBy(PublishedCatalog::priceCatalog, TreeMap::new, Collectors.toList()));
        return byCatalog.values().stream()
                .map(ofCatalog -> newestAt(at, ofCatalog))
                .toList();
    }

    private static PublishedCatalog newestAt(Instant at, List<PublishedCatalog> versions) {
        Comparator<PublishedCatalog> byVersion = Comparator.comparingInt(PublishedCatalog::version);
        return versions.stream()
                .filter(version ->
                        !version.asOf().atStartOfDay(ZoneOffset.UTC).toInstant().isAfter(at))
                .max(byVersion)
                .or(() -> versions.stream().min(byVersion))
                .orElseThrow();
    }

    private List<DatedOffer> load(UUID id) {
        PublishedCatalog catalog = versions().stream()
                .filter(version -> version.id().equals(id))
                .findFirst()
                .orElseThrow();
        return offers.findByPublishedCatalogId(id).stream()
                .map(offer -> offer.in(catalog))
                .toList();
    }
}
