package dev.trilemma.plan.evaluation;

import dev.trilemma.engine.cost.Money;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How an evaluation differs from the one before, as it is stored: amounts of one currency, which may be negative.
 *
 * @param currency of the amounts; absent, with them, where the change has no sum
 * @param moves the unit prices that are others
 * @param unexplained why the change has no sum
 */
record Change(
        @Nullable Currency currency,
        @Nullable BigDecimal price,
        @Nullable BigDecimal plan,
        @Nullable BigDecimal engine,
        List<PriceMove> moves,
        @Nullable String unexplained) {

    static Change of(Attribution attribution, List<PriceMove> moves) {
        return new Change(
                attribution.price().currency(),
                attribution.price().amount(),
                attribution.plan().amount(),
                attribution.engine().amount(),
                moves,
                null);
    }

    static Change unexplained(String why) {
        return new Change(null, null, null, null, List.of(), why);
    }

    @Nullable
    Attribution attribution() {
        return currency == null || price == null || plan == null || engine == null
                ? null
                : new Attribution(new Money(price, currency), new Money(plan, currency), new Money(engine, currency));
    }
}
