package dev.trilemma.pricing;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import dev.trilemma.pricing.Differences.Difference;
import dev.trilemma.pricing.Differences.ItemPrice;
import java.util.List;
import org.springframework.stereotype.Component;

/** What differs between two versions, kept while a reviewer pages through it: versions never change. */
@Component
class VersionDifferences {

    private static final int KEPT = 200_000;

    private final LoadingCache<Pair, List<Difference>> differences;

    VersionDifferences(OfferReader offers) {
        differences = Caffeine.newBuilder()
                .maximumWeight(KEPT)
                .<Pair, List<Difference>>weigher((pair, found) -> 1 + found.size())
                .build(pair -> Differences.between(prices(offers, pair.from()), prices(offers, pair.to())));
    }

    private static List<ItemPrice> prices(OfferReader offers, CatalogVersion version) {
        return offers.latest(version).stream().map(ItemPrice::of).toList();
    }

    private record Pair(CatalogVersion from, CatalogVersion to) {

        @Override
        public boolean equals(Object other) {
            return other instanceof Pair pair
                    && pair.from.id().equals(from.id())
                    && pair.to.id().equals(to.id());
        }

        @Override
        public int hashCode() {
            return 31 * from.id().hashCode() + to.id().hashCode();
        }
    }

    List<Difference> between(CatalogVersion from, CatalogVersion to) {
        return differences.get(new Pair(from, to));
    }
}
