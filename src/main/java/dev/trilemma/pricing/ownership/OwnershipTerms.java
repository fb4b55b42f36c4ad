package dev.trilemma.pricing.ownership;

import dev.trilemma.engine.cost.Money;
import java.math.RoundingMode;

/**
 * What owning one accelerator costs, spread over its hours of work. Depreciation is straight-line: price × server overhead ×
 * (1 − residual) / (life × 8,766 h × utilisation).
 */
record OwnershipTerms(
        Money pricePerAccelerator,
        double serverOverhead,
        double lifeYears,
        double residualShare,
        double utilisation,
        Money energyPricePerKwh,
        Money hostingPerKwMonth,
        double operationsShare) {

    private static final double HOURS_PER_YEAR = 8_766;
    private static final double MONTHS_PER_YEAR = 12;
    private static final int DECIMALS = 9;

    /** For one hour of work. */
    Money depreciation() {
        return perHour(pricePerAccelerator, serverOverhead * (1 - residualShare) / (lifeYears * workHoursPerYear()));
    }

    /** For one hour of work. */
    Money operations() {
        return perHour(pricePerAccelerator, serverOverhead * operationsShare / workHoursPerYear());
    }

    /** For one hour of work: idle hours are paid for too. */
    Money hosting(double ratedWatts) {
        return perHour(hostingPerKwMonth, ratedWatts / 1_000 * MONTHS_PER_YEAR / workHoursPerYear());
    }

    /** For one hour of work: what idle hours draw is left out. */
    Money energy(double drawnWatts) {
        return perHour(energyPricePerKwh, drawnWatts / 1_000);
    }

    private double workHoursPerYear() {
        return HOURS_PER_YEAR * utilisation;
    }

    private static Money perHour(Money price, double factor) {
        Money exact = price.times(factor);
        return new Money(exact.amount().setScale(DECIMALS, RoundingMode.HALF_EVEN), exact.currency());
    }
}
