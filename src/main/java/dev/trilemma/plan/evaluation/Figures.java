package dev.trilemma.plan.evaluation;

import dev.trilemma.engine.cost.Money;
import dev.trilemma.estimate.EstimateView;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The figures of an evaluation that lists and timelines show. Money is stored in its parts, because what was calculated may have more
 * digits than money that is sent.
 *
 * @param title of the plan or the scenario
 * @param amount the total; absent, with its currency, where a price is unknown
 * @param wallClockSeconds the run's time, restarts included
 * @param loss nats per token
 * @param energyKwh of the whole site
 * @param priceCatalog slug of the catalog that the accelerators' price is from; absent where it is from none
 * @param calibration id of the calibration that it was corrected by; absent where there was none
 * @param unitPrices of the lines whose price is known
 */
record Figures(
        @Nullable String title,
        @Nullable BigDecimal amount,
        @Nullable Currency currency,
        double wallClockSeconds,
        double loss,
        double energyKwh,
        @Nullable String priceCatalog,
        @Nullable Integer priceCatalogVersion,
        @Nullable UUID calibration,
        List<UnitPrice> unitPrices) {

    /**
     * What one line was priced with.
     *
     * @param line name of the line
     */
    record UnitPrice(String line, BigDecimal amount, Currency currency, String source) {

        Money price() {
            return new Money(amount, currency);
        }
    }

    static Figures of(@Nullable String title, EstimateView estimate) {
        Money total = estimate.total();
        return new Figures(
                title,
                total == null ? null : total.amount(),
                total == null ? null : total.currency(),
                estimate.time().wallClockSeconds(),
                estimate.quality().loss(),
                estimate.energy().facilityKwh(),
                estimate.provenance().priceCatalog(),
                estimate.provenance().priceCatalogVersion(),
                estimate.provenance().calibration(),
                unitPrices(estimate));
    }

    static List<UnitPrice> unitPrices(EstimateView estimate) {
        return estimate.lines().stream()
                .filter(line -> line.unitPrice() != null)
                .map(line -> {
                    Money price = Objects.requireNonNull(line.unitPrice());
                    return new UnitPrice(line.name(), price.amount(), price.currency(), line.source());
                })
                .toList();
    }

    @Nullable
    Money total() {
        return amount == null || currency == null ? null : new Money(amount, currency);
    }
}
