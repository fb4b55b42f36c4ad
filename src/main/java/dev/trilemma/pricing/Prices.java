package dev.trilemma.pricing;

import static dev.trilemma.engine.InvalidPlan.require;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import dev.trilemma.catalog.Commitment;
import dev.trilemma.catalog.NearestNames;
import dev.trilemma.engine.InvalidPlan;
import dev.trilemma.engine.cost.Money;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
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
    private final Places places;

    Prices(PublishedPrices published, Places places) {
        this.published = published;
        this.places = places;
    }

    /**
     * The offer with the lowest bill for that many accelerators, empty where nobody is known to sell them so.
     *
     * <p>Where the provider is named, whole nodes and instances that hold all accelerators come before parts of nodes. Where it is
     * not, only whole nodes in a named region count, and no marketplace. A whole node has eight accelerators, or as many as the
     * largest instance that anybody sells.
     *
     * @throws InvalidPlan where the provider, the region, the catalog or its version is unknown
     */
    public Optional<PricedOffer> cheapest(OfferQuery query) {
        PriceBook book = published.book(versions(query));
        places.requireKnown(query.provider(), query.region(), book, "/pricing");
        int count = query.acceleratorCount();
        if (query.provider() == null) {
            return lowestBill(matching(book, query).filter(offer -> isListedWholeNode(book, offer)), count);
        }
        Stream<PricedOffer> joined = matching(book, query)
                .filter(offer -> isListedWholeNode(book, offer) || offer.acceleratorsPerInstance() >= count);
        return lowestBill(joined, count).or(() -> lowestBill(matching(book, query), count));
    }

    /** What is filled costs no more than its accelerators do, so that nothing behind it on the list can cost less. */
    private static Optional<PricedOffer> lowestBill(Stream<PricedOffer> cheapestFirst, int acceleratorCount) {
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

    /** What whole nodes of an accelerator cost everywhere, empty where nobody lists them. */
    public Optional<PriceRange> range(String accelerator, Commitment commitment, Instant at) {
        return ranges.get(new Listing(published.bookAt(at), accelerator, commitment, at.truncatedTo(ChronoUnit.DAYS)));
    }

    private static Optional<PriceRange> range(Listing listing) {
        PriceBook book = listing.book();
        List<PricedOffer> listed = usable(book, listing.accelerator(), listing.commitment(), listing.day())
                .filter(offer -> isListedWholeNode(book, offer))
                .toList();
        return listed.isEmpty()
                ? Optional.empty()
                : Optional.of(new PriceRange(listed.get(0), median(listed), listed.get(listed.size() - 1)));
    }

    /** Offers begin and end with a day, so that all instants of one have the same prices. */
    private record Listing(PriceBook book, String accelerator, Commitment commitment, Instant day) {}

    private static Stream<PricedOffer> matching(PriceBook book, OfferQuery query) {
        return usable(book, query.accelerator(), query.commitment(), query.at()).filter(offer -> isAt(query, offer));
    }

    private static Stream<PricedOffer> usable(PriceBook book, String accelerator, Commitment commitment, Instant at) {
        return book.inForce(accelerator, commitment, at)
                .filter(DatedOffer::isUsable)
                .map(DatedOffer::offer);
    }

    private static boolean isListedWholeNode(PriceBook book, PricedOffer offer) {
        return book.isWholeNode(offer) && offer.region() != null && !offer.marketplace();
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

    private List<PublishedCatalog> versions(OfferQuery query) {
        List<PublishedCatalog> candidates = ofCatalog(query.priceCatalog());
        Integer version = query.priceCatalogVersion();
        return version == null
                ? PublishedPrices.inForceAt(query.at(), candidates)
                : List.of(ofVersion(version, candidates));
    }

    private List<PublishedCatalog> ofCatalog(@Nullable String slug) {
        List<PublishedCatalog> versions = published.versions();
        if (slug == null) {
            return versions;
        }
        List<PublishedCatalog> found = versions.stream()
                .filter(version -> version.priceCatalog().equals(slug))
                .toList();
        List<String> slugs =
                versions.stream().map(PublishedCatalog::priceCatalog).distinct().toList();
        require(!found.isEmpty(), "/pricing/priceCatalog", NearestNames.unknown(slug, slugs));
        return found;
    }

    private static PublishedCatalog ofVersion(int number, List<PublishedCatalog> candidates) {
        List<PublishedCatalog> found = candidates.stream()
                .filter(version -> version.version() == number)
                .toList();
        require(
                !found.isEmpty(),
                "/pricing/priceCatalogVersion",
                "is not published; the latest is " + latest(candidates));
        require(found.size() == 1, "/pricing/priceCatalog", "is needed, as several catalogs have such a version");
        return found.get(0);
    }

    private static int latest(List<PublishedCatalog> candidates) {
        return candidates.stream().mapToInt(PublishedCatalog::version).max().orElse(0);
    }
}
