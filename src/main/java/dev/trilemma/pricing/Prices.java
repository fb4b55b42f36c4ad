package dev.trilemma.pricing;

import static dev.trilemma.engine.InvalidPlan.require;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import dev.trilemma.catalog.Commitment;
import dev.trilemma.catalog.NearestNames;
import dev.trilemma.engine.InvalidPlan;
import dev.trilemma.engine.cost.Money;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** What accelerators cost to rent, from the published price catalogs. */
@Service
public final class Prices {

    private static final int RANGES_KEPT = 1_000;

    private final LoadingCache<Listing, Optional<PriceRange>> ranges =
            Caffeine.newBuilder().maximumSize(RANGES_KEPT).build(Prices::range);

    private final PublishedPrices published;
    private final Discounts discounts;
    private final Places places;

    Prices(PublishedPrices published, Discounts discounts, Places places) {
        this.published = published;
        this.discounts = discounts;
        this.places = places;
    }

    /**
     * The offer with the lowest bill for that many accelerators, empty where nobody is known to sell them so.
     *
     * <p>Where the provider is named, whole nodes and instances that hold all accelerators come before parts of nodes, and an offer
     * whose price is suspect counts where there is no other. Where it is not, only whole nodes in a named region count, and no
     * marketplace. A whole node has eight accelerators, or as many as the largest instance that anybody sells. A version that is
     * pinned is read as of its own day, so that it gives the same price for ever.
     *
     * @throws InvalidPlan where the provider, the region, the catalog or its version is unknown
     */
    public Optional<PricedOffer> cheapest(OfferQuery query) {
        PriceBook book = published.book(versions(query));
        places.requireKnown(query.provider(), query.region(), book, "/pricing");
        Market market =
                published.market(book, query.accelerator(), dayOf(query, book), discounts.knownAt(query.knownAt()));
        if (query.provider() == null) {
            return lowestBill(matching(market, query).filter(offer -> isListedWholeNode(market, offer)), query);
        }
        return ofNamedProvider(market, query, OfferStatus.OK)
                .or(() -> ofNamedProvider(market, query, OfferStatus.SUSPECT));
    }

    private static Optional<PricedOffer> ofNamedProvider(Market market, OfferQuery query, OfferStatus status) {
        Stream<PricedOffer> joined = matching(market, query)
                .filter(offer -> isListedWholeNode(market, offer, status)
                        || (offer.status() == status && offer.acceleratorsPerInstance() >= query.acceleratorCount()));
        return lowestBill(joined, query)
                .or(() -> lowestBill(matching(market, query).filter(offer -> offer.status() == status), query));
    }

    /** Cheapest accelerator first; only what is asked for is looked at. */
    private static Stream<PricedOffer> matching(Market market, OfferQuery query) {
        return market.offers(query.commitment()).filter(offer -> offer.hostIncluded() && isAt(query, offer));
    }

    private static Instant dayOf(OfferQuery query, PriceBook book) {
        return query.priceCatalogVersion() == null
                ? query.at()
                : book.versions()
                        .iterator()
                        .next()
                        .asOf()
                        .atStartOfDay(ZoneOffset.UTC)
                        .toInstant();
    }

    /** What is filled costs no more than its accelerators do, so that nothing behind it on the list can cost less. */
    private static Optional<PricedOffer> lowestBill(Stream<PricedOffer> cheapestFirst, OfferQuery query) {
        int acceleratorCount = query.acceleratorCount();
        Optional<PricedOffer> lowest = Optional.empty();
        for (PricedOffer offer : (Iterable<PricedOffer>) cheapestFirst::iterator) {
            if (lowest.isEmpty() || isLess(offer, lowest.get(), acceleratorCount)) {
                lowest = Optional.of(offer);
            }
            if (offer.isFilledBy(acceleratorCount)) {
                break;
            }
        }
        return lowest;
    }

    /** Currencies are not compared. */
    private static boolean isLess(PricedOffer one, PricedOffer other, int acceleratorCount) {
        Money bill = one.hourlyBill(acceleratorCount);
        Money otherBill = other.hourlyBill(acceleratorCount);
        return bill.currency().equals(otherBill.currency()) && bill.compareTo(otherBill) < 0;
    }

    /** Forgets which versions and discounts there are, since another replica may have added one. */
    public void refresh() {
        published.refresh();
        discounts.refresh();
    }

    /** What whole nodes of an accelerator cost everywhere by the lists known at an instant, empty where nobody lists them. */
    public Optional<PriceRange> range(String accelerator, Commitment commitment, Instant at, Instant knownAt) {
        return ranges.get(new Listing(
                published.market(published.book(published.versions(knownAt)), accelerator, at, List.of()), commitment));
    }

    private static Optional<PriceRange> range(Listing listing) {
        List<PricedOffer> listed = listing.market()
                .offers(listing.commitment())
                .filter(offer -> offer.hostIncluded() && isListedWholeNode(listing.market(), offer))
                .toList();
        return listed.isEmpty()
                ? Optional.empty()
                : Optional.of(new PriceRange(listed.get(0), median(listed), listed.get(listed.size() - 1)));
    }

    private record Listing(Market market, Commitment commitment) {}

    private static boolean isListedWholeNode(Market market, PricedOffer offer) {
        return isListedWholeNode(market, offer, OfferStatus.OK);
    }

    private static boolean isListedWholeNode(Market market, PricedOffer offer, OfferStatus status) {
        return offer.status() == status && market.isWholeNode(offer) && offer.region() != null && !offer.marketplace();
    }

    private static boolean isAt(OfferQuery query, PricedOffer offer) {
        return (query.provider() == null || query.provider().equalsIgnoreCase(offer.provider()))
                && (query.region() == null || query.region().equalsIgnoreCase(offer.region()));
    }

    /** The lower of the two in the middle, so that it is a price somebody asks. */
    private static Money median(List<PricedOffer> offers) {
        record Quoted(String provider, Money price) {}
        List<Money> prices = offers.stream()
                .map(offer -> new Quoted(offer.provider(), offer.pricePerAccelerator()))
                .distinct()
                .map(Quoted::price)
                .toList();
        return prices.get((prices.size() - 1) / 2);
    }

    private List<CatalogVersion> versions(OfferQuery query) {
        List<CatalogVersion> candidates = ofCatalog(query.priceCatalog(), published.versions(query.knownAt()));
        Integer version = query.priceCatalogVersion();
        return version == null ? candidates : List.of(ofVersion(version, candidates));
    }

    private static List<CatalogVersion> ofCatalog(@Nullable String slug, List<CatalogVersion> versions) {
        if (slug == null) {
            return versions;
        }
        List<CatalogVersion> found = versions.stream()
                .filter(version -> version.priceCatalog().equals(slug))
                .toList();
        List<String> slugs =
                versions.stream().map(CatalogVersion::priceCatalog).distinct().toList();
        require(!found.isEmpty(), "/pricing/priceCatalog", NearestNames.unknown(slug, slugs));
        return found;
    }

    private static CatalogVersion ofVersion(int number, List<CatalogVersion> candidates) {
        List<CatalogVersion> found = candidates.stream()
                .filter(version -> version.version() == number)
                .toList();
        require(
                !found.isEmpty(),
                "/pricing/priceCatalogVersion",
                "is not published; the latest is " + latest(candidates));
        require(found.size() == 1, "/pricing/priceCatalog", "is needed, as several catalogs have such a version");
        return found.get(0);
    }

    private static int latest(List<CatalogVersion> candidates) {
        return candidates.stream().mapToInt(CatalogVersion::version).max().orElse(0);
    }
}
