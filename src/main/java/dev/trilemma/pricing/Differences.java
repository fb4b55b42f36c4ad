package dev.trilemma.pricing;

import dev.trilemma.engine.cost.Money;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
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
            .thenComparing(difference -> difference.id().toString());

    private Differences() {}

    enum Kind {
        ADDED,
        REMOVED,
        CHANGED
    }

    /**
     * An item and what an hour of an instance costs.
     *
     * @param id the same in all versions
     */
    record ItemPrice(UUID id, PriceItem item, Money instancePrice) {

        static ItemPrice of(DatedOffer dated) {
            PricedOffer offer = dated.offer();
            var item = new PriceItem(
                    offer.provider(),
                    offer.region(),
                    dated.zone(),
                    offer.instanceType(),
                    offer.accelerator(),
                    BigDecimal.valueOf(offer.acceleratorsPerInstance()),
                    offer.commitment());
            return new ItemPrice(dated.item(), item, offer.instancePrice());
        }

        static ItemPrice of(QuotedPrice quoted) {
            Money price = UnitPrices.shortest(quoted.instancePrice(), Currency.getInstance(quoted.currency()));
            return new ItemPrice(quoted.item().id(), quoted.item(), price);
        }
    }

    /**
     * @param from instance price before; null where it is new
     * @param to instance price after; null where it is gone
     * @param change what was added to the price, as a share of it; null unless both prices are known
     */
    record Difference(
            Kind kind,
            UUID id,
            PriceItem item,
            @Nullable Money from,
            @Nullable Money to,
            @Nullable Double change) {}

    /** Largest change first, then what is new, then what is gone. */
    static List<Difference> between(List<ItemPrice> earlier, List<ItemPrice> later) {
        Map<UUID, ItemPrice> before = new HashMap<>();
        earlier.forEach(price -> before.put(price.id(), price));
        List<Difference> differences = new ArrayList<>();
        for (ItemPrice price : later) {
            ItemPrice was = before.remove(price.id());
            Money to = price.instancePrice();
            if (was == null) {
                differences.add(new Difference(Kind.ADDED, price.id(), price.item(), null, to, null));
            } else if (was.instancePrice().compareTo(to) != 0) {
                Money from = was.instancePrice();
                differences.add(new Difference(Kind.CHANGED, price.id(), price.item(), from, to, change(from, to)));
            }
        }
        before.values()
                .forEach(price -> differences.add(
                        new Difference(Kind.REMOVED, price.id(), price.item(), price.instancePrice(), null, null)));
        differences.sort(LARGEST_CHANGE_FIRST);
        return differences;
    }

    private static double change(Money from, Money to) {
        return to.amount().doubleValue() / from.amount().doubleValue() - 1;
    }
}
