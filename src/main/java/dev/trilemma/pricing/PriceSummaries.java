package dev.trilemma.pricing;

import dev.trilemma.catalog.Commitment;
import dev.trilemma.engine.cost.Money;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Sums up what each provider asks. */
@Component
class PriceSummaries {

    private final PublishedPrices published;
    private final OfferSearch search;
    private final Places places;
    private final Clock clock;

    PriceSummaries(PublishedPrices published, OfferSearch search, Places places, Clock clock) {
        this.published = published;
        this.search = search;
        this.places = places;
        this.clock = clock;
    }

    /** The provider with the lowest price first. */
    List<PriceSummary> of(SummaryFilter filter) {
        PriceBook book = published.book();
        places.requireKnown(null, filter.region(), book, "");
        Instant at = filter.at() == null ? clock.instant() : filter.at();
        Commitment commitment = filter.commitment() == null ? Commitment.ON_DEMAND : filter.commitment();
        Market market = published.market(book, String.valueOf(search.id(filter.accelerator())), at, List.of());
        return market
                .offers(commitment)
                .filter(offer -> offer.hostIncluded() && !offer.isSuspect())
                .filter(offer -> filter.region() == null || filter.region().equalsIgnoreCase(offer.region()))
                .collect(Collectors.groupingBy(PricedOffer::provider))
                .values()
                .stream()
                .map(PriceSummaries::summary)
                .sorted(Comparator.comparing(
                                (PriceSummary summary) -> summary.minimum().amount())
                        .thenComparing(PriceSummary::provider))
                .toList();
    }

    /** @param cheapestFirst of one provider */
    private static PriceSummary summary(List<PricedOffer> cheapestFirst) {
        List<Money> prices = cheapestFirst.stream()
                .map(PricedOffer::pricePerAccelerator)
                .distinct()
                .toList();
        PricedOffer first = cheapestFirst.get(0);
        return new PriceSummary(
                first.provider(),
                first.accelerator(),
                first.commitment(),
                prices.get(0),
                prices.get((prices.size() - 1) / 2),
                prices.get(prices.size() - 1),
                cheapestFirst.size());
    }
}
