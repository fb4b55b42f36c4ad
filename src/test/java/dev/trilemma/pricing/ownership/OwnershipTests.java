package dev.trilemma.pricing.ownership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.trilemma.catalog.Accelerators;
import dev.trilemma.catalog.Assumption;
import dev.trilemma.catalog.PricingDocument.OwnershipDocument;
import dev.trilemma.catalog.ReferenceFiles;
import dev.trilemma.engine.InvalidPlan;
import dev.trilemma.engine.cost.Money;
import dev.trilemma.engine.hardware.Accelerator;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OwnershipTests {

    private static final double HOURS_PER_YEAR = 8_766;

    private final Accelerators accelerators = new Accelerators();
    private final Accelerator h100 = accelerators.accelerator("nvidia-h100-sxm5-80gb");
    private final Ownership ownership = new Ownership();

    /**
     * Cottier et al. (2024) put a chip of 25,000 USD at 1.508 USD an hour with its server, at 32.2 % of its value a year, and the
     * network at 0.354 USD more. Straight-line over 1 / 0.322 years is the same charge.
     */
    @Test
    void aChipOf25000DollarsCostsWhatCottierPublishedWhenDepreciatedAtTheSameRate() {
        double yearlyShare = 0.14 * Math.log(10);
        var said = new OwnershipDocument(usd("25000"), null, 1 / yearlyShare, 0.0, 1.0, null, null, null, null, null);

        assertThat(price(said).depreciation().amount().doubleValue()).isCloseTo(1.508 + 0.354, within(0.001));
    }

    /** The same paper: 1.052 kW for an H100 with PUE 1.10, at 7.71 cents; this service assumes a PUE of 1.25. */
    @Test
    void energyIsThatOfTheSamePaperAtTheFacilitysEfficiency() {
        var said = new OwnershipDocument(null, null, null, null, null, usd("0.0771"), null, null, null, null);

        assertThat(price(said).energy().amount().doubleValue()).isCloseTo(0.081 * 1.25 / 1.10, within(0.0005));
    }

    @Test
    void everyTermIsTheTextbookFormula() {
        var said =
                new OwnershipDocument(usd("25000"), 1.64, 5.0, 0.1, 0.8, usd("0.0826"), usd("100"), 0.02, null, null);
        double ratedKw = 0.7 * 1.821;

        OwnedPrice price = price(said);

        assertThat(price.depreciation().amount().doubleValue())
                .isCloseTo(25_000 * 1.64 * 0.9 / (5 * HOURS_PER_YEAR * 0.8), within(1e-9));
        assertThat(price.energy().amount().doubleValue()).isCloseTo(ratedKw * 0.75 * 1.25 * 0.0826, within(1e-9));
        assertThat(price.hosting().amount().doubleValue())
                .isCloseTo(ratedKw * 100 * 12 / (HOURS_PER_YEAR * 0.8), within(1e-9));
        assertThat(price.operations().amount().doubleValue())
                .isCloseTo(25_000 * 1.64 * 0.02 / (HOURS_PER_YEAR * 0.8), within(1e-9));
    }

    @Test
    void theTermsAddUpExactly() {
        List<OwnedPrice> prices = accelerators.all().stream()
                .flatMap(entry -> ownership.pricePerAcceleratorHour(entry.accelerator(), null).stream())
                .toList();

        assertThat(prices).hasSizeGreaterThan(20).allSatisfy(price -> {
            BigDecimal sum = Stream.of(price.depreciation(), price.energy(), price.hosting(), price.operations())
                    .map(Money::amount)
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            assertThat(price.pricePerAcceleratorHour().amount()).isEqualByComparingTo(sum);
        });
    }

    @Test
    void halfTheUtilisationDoublesEveryTermButEnergy() {
        OwnedPrice busy = price(utilised(0.8));
        OwnedPrice idle = price(utilised(0.4));

        assertThat(idle.depreciation().amount().doubleValue())
                .isCloseTo(2 * busy.depreciation().amount().doubleValue(), within(2e-9));
        assertThat(idle.hosting().amount().doubleValue())
                .isCloseTo(2 * busy.hosting().amount().doubleValue(), within(2e-9));
        assertThat(idle.operations().amount().doubleValue())
                .isCloseTo(2 * busy.operations().amount().doubleValue(), within(2e-9));
        assertThat(idle.energy()).isEqualTo(busy.energy());
    }

    @Test
    void whatIsSaidIsNoAssumptionAndWhatIsNotSaidIsCited() {
        assertThat(price(utilised(0.8)).assumptions())
                .allSatisfy(assumption -> assertThat(assumption.source()).isNotBlank())
                .extracting(Assumption::name)
                .contains("pricing.ownership.pricePerAccelerator", "pricing.ownership.lifeYears")
                .doesNotContain("pricing.ownership.utilisation");
    }

    @Test
    void owningAnH100ForFiveYearsIsCheaperPerHourThanAnyListPrice() {
        assertThat(price(null).pricePerAcceleratorHour()).isBetween(usd("1.50"), usd("3.99"));
    }

    @Test
    void anAcceleratorThatNobodySellsHasNoPriceUnlessThePlanSaysIt() {
        Accelerator gh200 = accelerators.accelerator("nvidia-gh200-96gb");
        var said = new OwnershipDocument(usd("30000"), null, null, null, null, null, null, null, null, null);

        assertThat(ownership.pricePerAcceleratorHour(gh200, null)).isEmpty();
        assertThat(ownership.pricePerAcceleratorHour(gh200, said)).isPresent();
    }

    @Test
    void anAcceleratorOfUnpublishedPowerHasNoPriceRatherThanFreeEnergy() {
        Accelerator tpu = accelerators.accelerator("google-tpu-v6e");
        var said = new OwnershipDocument(usd("10000"), null, null, null, null, null, null, null, null, null);

        assertThat(ownership.pricePerAcceleratorHour(tpu, said)).isEmpty();
    }

    @Test
    void amountsOfSeveralCurrenciesAreRefused() {
        var said =
                new OwnershipDocument(Money.of("25000", "EUR"), null, null, null, null, null, null, null, null, null);

        assertThatThrownBy(() -> price(said))
                .isInstanceOfSatisfying(
                        InvalidPlan.class,
                        failure -> assertThat(failure.pointer()).isEqualTo("/pricing/ownership/energyPricePerKwh"))
                .hasMessageContaining("EUR");
    }

    @Test
    void amountsBelowNothingAreRefused() {
        var free = new OwnershipDocument(usd("0"), null, null, null, null, null, null, null, null, null);
        var paid = new OwnershipDocument(null, null, null, null, null, null, usd("-1"), null, null, null);

        assertThatThrownBy(() -> price(free)).isInstanceOf(InvalidPlan.class);
        assertThatThrownBy(() -> price(paid)).isInstanceOf(InvalidPlan.class);
    }

    @Test
    void everyPurchasePriceIsOfAKnownAcceleratorAndCited() {
        assertThat(ReferenceFiles.csv("ownership-prices.csv", PurchasePriceRow.class))
                .isNotEmpty()
                .allSatisfy(row -> {
                    assertThat(accelerators.find(row.accelerator())).isPresent();
                    assertThat(row.pricePerAcceleratorUsd()).isGreaterThan(BigDecimal.ZERO);
                    assertThat(row.quotes()).isPositive();
                    assertThat(row.source()).contains("https://");
                });
    }

    private OwnedPrice price(@Nullable OwnershipDocument said) {
        return ownership.pricePerAcceleratorHour(h100, said).orElseThrow();
    }

    private static OwnershipDocument utilised(double utilisation) {
        return new OwnershipDocument(null, null, null, null, utilisation, null, null, null, null, null);
    }

    private static Money usd(String amount) {
        return Money.of(amount, "USD");
    }
}
