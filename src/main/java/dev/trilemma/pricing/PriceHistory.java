package dev.trilemma.pricing;

import dev.trilemma.catalog.Commitment;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** How the cheapest offer of a filter changed over time. */
@Component
class PriceHistory {

    private final PublishedPrices published;
    private final OfferSearch search;
    private final Places places;
    private final Clock clock;

    PriceHistory(PublishedPrices published, OfferSearch search, Places places, Clock clock) {
        this.published = published;
        this.search = search;
        this.places = places;
        this.clock = clock;
    }

    /**
     * The cheapest offer from each instant on at which it, or its price, became another; oldest first. As for a plan, the offer
     * includes its host, nobody doubts its price, and a marketplace counts only where it is the provider that was asked for.
     */
    List<PricePoint> of(HistoryFilter filter) {
        PriceBook book = published.book();
        places.requireKnown(filter.provider(), filter.region(), book, "");
        String accelerator = String.valueOf(search.id(filter.accelerator()));
        Commitment commitment = filter.commitment() == null ? Commitment.ON_DEMAND : filter.commitment();
        List<DatedOffer> matching = published
                .offers(book.versions(), accelerator)
                .filter(dated -> dated.offer().commitment() == commitment && matches(filter, dated.offer()))
                .toList();
        return points(matching, book, book.turningPoints(filter.provider()).headSet(clock.instant()));
    }

    private static boolean matches(HistoryFilter filter, PricedOffer offer) {
        return (filter.provider() == null
                        ? !offer.marketplace()
                        : filter.provider().equalsIgnoreCase(offer.provider()))
                && (filter.region() == null || filter.region().equalsIgnoreCase(offer.region()))
                && (filter.instanceType() == null || filter.instanceType().equalsIgnoreCase(offer.instanceType()))
                && offer.hostIncluded()
                && !offer.isSuspect();
    }

    private List<PricePoint> points(List<DatedOffer> matching, PriceBook book, Set<Instant> turningPoints) {
        Map<UUID, List<DatedOffer>> byVersion = matching.stream().collect(Collectors.groupingBy(DatedOffer::version));
        List<PricePoint> points = new ArrayList<>();
        for (Instant at : turningPoints) {
            Optional<DatedOffer> cheapest = published.sources(book, at).entrySet().stream()
                    .flatMap(source -> byVersion.getOrDefault(source.getValue().id(), List.of()).stream()
                            .filter(dated -> dated.offer().provider().equals(source.getKey())))
                    .filter(dated -> dated.isInForceAt(at))
                    .min(DatedOffer.CHEAPEST_FIRST);
            add(points, cheapest.map(dated -> PricePoint.of(at, dated)).orElseGet(() -> PricePoint.none(at)));
        }
        return points;
    }

    private static void add(List<PricePoint> points, PricePoint point) {
        PricePoint last = points.isEmpty() ? PricePoint.none(point.at()) : points.get(points.size() - 1);
        if (!point.isSamePriceAs(last)) {
            points.add(point);
        }
    }
}
