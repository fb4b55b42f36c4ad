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

    /** Without the zeros that the database's scale adds, but never fewer decimals than the currency has. */
    private Money money(BigDecimal amount) {
        Currency unit = Currency.getInstance(currency);
        BigDecimal shortest = amount.stripTrailingZeros();
        return new Money(shortest.setScale(Math.max(shortest.scale(), unit.getDefaultFractionDigits())), unit);
    }
}
