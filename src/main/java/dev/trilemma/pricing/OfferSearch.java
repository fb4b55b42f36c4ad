package dev.trilemma.pricing;

import dev.trilemma.catalog.Accelerators;
import dev.trilemma.engine.InvalidPlan;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/** Finds the offers that pass a filter. */
@Component
class OfferSearch {

    private final PublishedPrices published;
    private final Accelerators accelerators;
    private final Places places;
    private final Clock clock;

    OfferSearch(PublishedPrices published, Accelerators accelerators, Places places, Clock clock) {
        this.published = published;
        this.accelerators = accelerators;
        this.places = places;
        this.clock = clock;
    }

    /** Cheapest accelerator first. */
    List<DatedOffer> matching(PriceFilter filter) {
        Instant at = filter.at() == null ? clock.instant() : filter.at();
        PriceBook book = published.bookAt(at);
        String accelerator = filter.accelerator() == null ? null : id(filter.accelerator());
        places.requireKnown(filter.provider(), filter.region(), book, "");
        return book.inForce(at)
                .filter(dated -> filter.matches(dated.offer(), accelerator))
                .toList();
    }

    private String id(String accelerator) {
        try {
            return accelerators.accelerator(accelerator).id();
        } catch (InvalidPlan unknown) {
            throw new InvalidPlan("/accelerator", unknown.getMessage());
        }
    }
}
