package dev.trilemma.pricing;

import dev.trilemma.engine.cost.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;

/** An instance-hour's price and an accelerator's share of it, to nine decimals as clouds quote them. */
record UnitPrices(BigDecimal instancePrice, BigDecimal acceleratorsPerInstance, String currency) {

    private static final int DECIMALS = 9;

    Money perInstance() {
        return money(instancePrice);
    }

    Money perAccelerator() {
        return money(instancePrice.divide(acceleratorsPerInstance, DECIMALS, RoundingMode.HALF_EVEN));
    }

    private Money money(BigDecimal amount) {
        return shortest(amount, Currency.getInstance(currency));
    }

    /** To nine decimals, without the zeros at their end, but never fewer decimals than the currency has. */
    static Money shortest(BigDecimal amount, Currency currency) {
        BigDecimal exact = amount.setScale(DECIMALS, RoundingMode.HALF_EVEN).stripTrailingZeros();
        return new Money(exact.setScale(Math.max(exact.scale(), currency.getDefaultFractionDigits())), currency);
    }
}
