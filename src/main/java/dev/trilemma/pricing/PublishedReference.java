package dev.trilemma.pricing;

import dev.trilemma.catalog.Commitment;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What is published today, for new prices to be compared with. */
@Component
public class PublishedReference {

    private final Prices prices;
    private final PublishedPrices published;
    private final Clock clock;

    PublishedReference(Prices prices, PublishedPrices published, Clock clock) {
        this.prices = prices;
        this.published = published;
        this.clock = clock;
    }

    /** An offer whatever its zone. */
    public record Offered(
            String provider,
            @Nullable String region,
            @Nullable String instanceType,
            String accelerator,
            Commitment commitment) {

        /** Of an item. */
        public static Offered of(PriceItem item) {
            return new Offered(
                    item.provider(), item.region(), item.instanceType(), item.accelerator(), item.commitment());
        }
    }

    /** The median price of an accelerator-hour over the lists of whole nodes; empty where nobody lists any. */
    public Optional<BigDecimal> median(String accelerator, Commitment commitment) {
        Instant now = clock.instant();
        return prices.range(accelerator, commitment, now, now)
                .map(range -> range.medianPerAccelerator().amount());
    }

    /** Today's prices of an instance-hour, of offers that nobody doubts. */
    public Map<Offered, BigDecimal> instancePrices(String accelerator) {
        Instant now = clock.instant();
        Market market = published.market(published.book(), accelerator, now, List.of());
        Map<Offered, BigDecimal> amounts = new HashMap<>();
        market.offers().values().stream()
                .flatMap(List::stream)
                .filter(offer -> offer.hostIncluded() && !offer.isSuspect())
                .forEach(offer -> amounts.putIfAbsent(
                        new Offered(
                                offer.provider(),
                                offer.region(),
                                offer.instanceType(),
                                offer.accelerator(),
                                offer.commitment()),
                        offer.instancePrice().amount()));
        return amounts;
    }
}
