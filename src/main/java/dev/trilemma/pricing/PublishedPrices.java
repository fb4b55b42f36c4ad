package dev.trilemma.pricing;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import dev.trilemma.pricing.PriceBook.Seen;
import dev.trilemma.team.Callers;
import dev.trilemma.web.ShortMemory;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The published versions, with what is often asked of them kept in memory: a version never changes, so only which versions and
 * discounts there are is asked again, because another replica may have added one.
 */
@Component
class PublishedPrices {

    private static final Set<VersionStatus> EVER_PUBLISHED = Set.of(VersionStatus.PUBLISHED, VersionStatus.SUPERSEDED);
    private static final int VERSIONS_KEPT = 1_000;
    private static final int BOOKS_KEPT = 64;
    private static final int SOURCES_KEPT = 1_000;
    private static final int OFFERS_KEPT = 200_000;

    private final ShortMemory<Set<VersionStatus>, List<CatalogVersion>> versions;
    private final LoadingCache<UUID, List<Seen>> seenByVersion;
    private final LoadingCache<List<UUID>, PriceBook> books;
    private final LoadingCache<BookDay, Map<String, CatalogVersion>> sources;
    private final LoadingCache<Listing, List<DatedOffer>> listings;
    private final LoadingCache<MarketKey, Market> markets;

    PublishedPrices(CatalogVersions catalogs, OfferReader offers) {
        versions = new ShortMemory<>(catalogs::findByStatusInOrderByPriceCatalogAscVersionAsc);
        seenByVersion = Caffeine.newBuilder().maximumSize(VERSIONS_KEPT).build(offers::seen);
        books = Caffeine.newBuilder().maximumSize(BOOKS_KEPT).build(this::loadBook);
        sources = Caffeine.newBuilder()
                .maximumSize(SOURCES_KEPT)
                .build(key -> key.book().sources(key.day()));
        listings = Caffeine.newBuilder()
                .maximumWeight(OFFERS_KEPT)
                .<Listing, List<DatedOffer>>weigher((key, found) -> 1 + found.size())
                .build(key -> offers.ofAccelerator(version(key.version()), key.accelerator()));
        markets = Caffeine.newBuilder()
                .maximumWeight(OFFERS_KEPT)
                .<MarketKey, Market>weigher((key, market) -> 1 + market.size())
                .build(this::loadMarket);
    }

    private record Listing(UUID version, String accelerator) {}

    private record BookDay(PriceBook book, Instant day) {}

    private record MarketKey(PriceBook book, String accelerator, Instant day, List<Discount> discounts) {}

    /** All versions that were ever published and that the caller's team reads, by slug and version number. */
    List<CatalogVersion> versions() {
        String team = Callers.current().team();
        return versions.get(EVER_PUBLISHED).stream()
                .filter(version -> version.isReadBy(team))
                .toList();
    }

    /** Those of them that had been published at an instant. */
    List<CatalogVersion> versions(Instant knownAt) {
        return versions().stream()
                .filter(version -> version.wasPublishedAt(knownAt))
                .toList();
    }

    /** Forgets which versions there are, after one was published here. */
    void refresh() {
        versions.clear();
    }

    /** Some versions together. */
    PriceBook book(List<CatalogVersion> chosen) {
        return books.get(chosen.stream().map(CatalogVersion::id).toList());
    }

    /** All versions that the caller's team reads, together. */
    PriceBook book() {
        return book(versions());
    }

    /** The version from which each provider is priced at an instant. */
    Map<String, CatalogVersion> sources(PriceBook book, Instant at) {
        return sources.get(new BookDay(book, day(at)));
    }

    /** What is offered of an accelerator at an instant, with discounts taken off. */
    Market market(PriceBook book, String accelerator, Instant at, List<Discount> discounts) {
        return markets.get(new MarketKey(book, accelerator, day(at), discounts));
    }

    /** Offers begin and end with a day, so that all instants of one have the same prices. */
    private static Instant day(Instant at) {
        return PriceBook.clamped(at).truncatedTo(ChronoUnit.DAYS);
    }

    private PriceBook loadBook(List<UUID> ids) {
        Set<UUID> chosen = new TreeSet<>(ids);
        List<CatalogVersion> found = versions().stream()
                .filter(version -> chosen.contains(version.id()))
                .toList();
        List<Seen> seen = found.stream()
                .map(CatalogVersion::id)
                .map(seenByVersion::get)
                .flatMap(Collection::stream)
                .toList();
        return new PriceBook(found, seen);
    }

    /** All offers of an accelerator in some versions, in no order. */
    Stream<DatedOffer> offers(Collection<CatalogVersion> chosen, String accelerator) {
        return chosen.stream()
                .map(version -> listings.get(new Listing(version.id(), accelerator)))
                .flatMap(List::stream);
    }

    private CatalogVersion version(UUID id) {
        return versions().stream()
                .filter(version -> version.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private Market loadMarket(MarketKey key) {
        Map<String, CatalogVersion> sources = sources(key.book(), key.day());
        List<PricedOffer> inForce = offers(Set.copyOf(sources.values()), key.accelerator())
                .filter(dated -> dated.isInForceAt(key.day()))
                .filter(dated -> isFrom(sources.get(dated.offer().provider()), dated))
                .map(dated -> Discounts.applied(key.discounts(), dated.offer(), key.day()))
                .toList();
        return new Market(inForce);
    }

    private static boolean isFrom(@Nullable CatalogVersion source, DatedOffer dated) {
        return source != null && source.id().equals(dated.version());
    }
}
