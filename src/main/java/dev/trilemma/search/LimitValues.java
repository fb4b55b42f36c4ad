package dev.trilemma.search;

import dev.trilemma.engine.cost.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;

/** Values of limits as people write them. */
final class LimitValues {

    private LimitValues() {}

    /** Money for money, whole numbers for accelerators, rounded up; any other as it is. */
    static Object of(Metric metric, double value, Currency currency) {
        return switch (metric) {
            case COST ->
                new Money(
                        BigDecimal.valueOf(value).setScale(currency.getDefaultFractionDigits(), RoundingMode.CEILING),
                        currency);
            case ACCELERATORS -> (long) Math.ceil(value);
            case TIME, LOSS, CARBON, SERVING_PARAMETERS -> value;
        };
    }

    /** The number behind such a value. */
    static double number(Object value) {
        return value instanceof Money money ? money.amount().doubleValue() : ((Number) value).doubleValue();
    }
}
