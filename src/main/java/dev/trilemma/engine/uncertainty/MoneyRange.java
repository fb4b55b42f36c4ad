package dev.trilemma.engine.uncertainty;

import dev.trilemma.engine.cost.Money;

/** Where an amount lies: below {@code p10} one time in ten, above {@code p90} one time in ten. */
public record MoneyRange(Money p10, Money p50, Money p90) {

    static MoneyRange logNormal(Money median, double deviation) {
        double factor = Math.exp(Range.NINETY_PERCENT * deviation);
        return new MoneyRange(
                median.times(1 / factor).rounded(), median, median.times(factor).rounded());
    }
}
