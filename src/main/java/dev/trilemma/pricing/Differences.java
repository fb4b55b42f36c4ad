package dev.trilemma.pricing;

import dev.trilemma.engine.cost.Money;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What differs between two versions: the offers that one has alone, and those that both have at different prices. */
final class Differences {

    private static final Comparator<Difference> LARGEST_CHANGE_FIRST = Comparator.comparing(
                    (Difference difference) -> difference.change() == null ? -1 : Math.abs(difference.change()))
            .reversed()
            .thenComparing(Difference::kind)
            .thenComparing(difference -> difference.item().toString());

    private Differences() {}

    enum Kind {
        ADDED,
        REMOVED,
        CHANGED
    }

    /**
     * @param offer as it is in the later version, or was in the earlier where it was removed
     * @param from instance price before; null where it is new
     * @param to instance price after; null where it is gone
     * @param change what was added to the price, as a share of it; null unless both prices are known
     */
    record Difference(
            Kind kind,
            UUID item,
            DatedOffer offer,
            @Nullable Money from,
            @Nullable Money to,
            @Nullable Double change) {}

    /** Largest change first, then what is new, then what is gone. */
    static List<Difference> between(List<DatedOffer> earlier, List<DatedOffer> later) {
        Map<UUID, DatedOffer> before = new HashMap<>();
        earlier.forEach(offer -> before.put(offer.item(), offer));
        List<Difference> differences = new ArrayList<>();
        for (DatedOffer offer : later) {
            DatedOffer was = before.remove(offer.item());
            if (was == null) {
                differences.add(new Difference(Kind.ADDED, offer.item(), offer, null, price(offer), null));
            } else if (price(was).compareTo(price(offer)) != 0) {
                differences.add(new Difference(
                        Kind.CHANGED, offer.item(), offer, price(was), price(offer), change(price(was), price(offer))));
            }
        }
        before.values()
                .forEach(offer ->
                        differences.add(new Difference(Kind.REMOVED, offer.item(), offer, price(offer), null, null)));
        differences.sort(LARGEST_CHANGE_FIRST);
        return differences;
    }

    private static Money price(DatedOffer dated) {
        return dated.offer().instancePrice();
    }

    private static double change(Money from, Money to) {
        return to.amount().doubleValue() / from.amount().doubleValue() - 1;
    }
}
