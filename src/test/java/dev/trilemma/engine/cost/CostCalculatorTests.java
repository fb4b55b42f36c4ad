package dev.trilemma.engine.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CostCalculatorTests {

    private static final double HOUR = 3600;
    private static final StoragePrice STORAGE = new StoragePrice(Money.of("0.023", "USD"), 2, 4, "");

    private final CostCalculator calculator = new CostCalculator();

    /** 2.788 million H800-hours at 2 dollars: the $5.576M of the DeepSeek-V3 report. */
    @Test
    void deepSeekV3CostsWhatItsReportSays() {
        AcceleratorPrice price = AcceleratorPrice.perAccelerator(Money.of("2", "USD"), "DeepSeek-V3 report");

        Costs costs = calculator.costs(new Usage(2048, 2_788_000 * HOUR / 2048, 0, 0), price, null, null);

        assertThat(costs.total()).isEqualTo(Money.of("5576000.00", "USD"));
        assertThat(costs.lines()).singleElement().satisfies(line -> {
            assertThat(line.name()).isEqualTo("accelerators");
            assertThat(line.unit()).isEqualTo("accelerator-hour");
            assertThat(line.source()).isEqualTo("DeepSeek-V3 report");
        });
    }

    @Test
    void instancesArePaidForWhole() {
        AcceleratorPrice price = AcceleratorPrice.perInstance(Money.of("55.04", "USD"), 8, "");

        Costs nine = calculator.costs(new Usage(9, 10 * HOUR, 0, 0), price, null, null);

        assertThat(nine.lines().get(0).quantity()).isEqualTo(20);
        assertThat(nine.lines().get(0).unit()).isEqualTo("instance-hour");
        assertThat(nine).isEqualTo(calculator.costs(new Usage(16, 10 * HOUR, 0, 0), price, null, null));
        assertThat(nine.total()).isEqualTo(Money.of("1100.80", "USD"));
    }

    @Test
    void anInstanceMayBeAShareOfAnAccelerator() {
        assertThat(AcceleratorPrice.perInstance(Money.of("1", "USD"), 0.125, "").units(2))
                .isEqualTo(16);
    }

    @Test
    void anUnknownPriceIsNeverZero() {
        Costs costs =
                calculator.costs(new Usage(8, HOUR, 1e12, 1e12), AcceleratorPrice.unknown("no offer"), STORAGE, null);

        assertThat(costs.lines().get(0).unitPrice()).isNull();
        assertThat(costs.lines().get(0).total()).isNull();
        assertThat(costs.total()).isNull();
    }

    /** Two checkpoints of 2.3 TB and 366 billion tokens of 4 bytes, for the 3.5 months of BLOOM. */
    @Test
    void storageIsPaidForByTheGigabyteMonth() {
        double months = 3.5;
        Usage usage = new Usage(384, months * 365.25 / 12 * 24 * HOUR, 2.3e12, 3.66e11);
        AcceleratorPrice price = AcceleratorPrice.perAccelerator(Money.of("1", "USD"), "");

        Costs costs = calculator.costs(usage, price, STORAGE, null);

        assertThat(costs.lines())
                .extracting(CostLine::name)
                .containsExactly("accelerators", "checkpointStorage", "datasetStorage");
        assertThat(costs.lines().get(1).quantity()).isEqualTo(2 * 2300 * months);
        assertThat(costs.lines().get(2).quantity()).isEqualTo(4 * 366 * months);
        assertThat(costs.lines().get(1).total()).isEqualTo(Money.of("370.30", "USD"));
    }

    @Test
    void storagePricedInAnotherCurrencyIsLeftOut() {
        AcceleratorPrice euros = AcceleratorPrice.perAccelerator(Money.of("2", "EUR"), "");

        assertThat(calculator
                        .costs(new Usage(1, HOUR, 1e12, 1e12), euros, STORAGE, null)
                        .total())
                .isEqualTo(Money.of("2.00", "EUR"));
    }

    /** A median project spends 2.2 times the compute of its final run. */
    @Test
    void experimentsAreTheirOwnLineAndOffUnlessAskedFor() {
        AcceleratorPrice price = AcceleratorPrice.perAccelerator(Money.of("2", "USD"), "");
        Usage usage = new Usage(10, 10 * HOUR, 0, 0);

        Costs costs = calculator.costs(usage, price, null, 2.2);

        assertThat(costs.lines()).extracting(CostLine::name).containsExactly("accelerators", "experiments");
        assertThat(costs.lines().get(1).total()).isEqualTo(Money.of("240.00", "USD"));
        assertThat(costs.total()).isEqualTo(Money.of("440.00", "USD"));
        assertThat(calculator.costs(usage, price, null, 1.0).lines()).hasSize(1);
    }

    @Test
    void theTotalIsTheSumOfTheRoundedLines() {
        Random random = new Random(42);
        for (int bill = 0; bill < 200; bill++) {
            List<CostLine> lines = new ArrayList<>();
            for (int line = 0; line <= random.nextInt(10); line++) {
                Money price = new Money(
                        BigDecimal.valueOf(random.nextInt(1_000_000_000), 9),
                        Money.of("0", "USD").currency());
                lines.add(new CostLine("", 1e6 * random.nextDouble(), "", price, ""));
            }
            BigDecimal cents =
                    lines.stream().map(line -> line.total().amount()).reduce(BigDecimal.ZERO, BigDecimal::add);

            assertThat(Costs.of(lines).total().amount())
                    .isEqualByComparingTo(cents)
                    .satisfies(total -> assertThat(total.scale()).isEqualTo(2));
        }
    }

    @Test
    void currenciesDoNotMix() {
        List<CostLine> lines = List.of(
                new CostLine("", 1, "", Money.of("1", "USD"), ""), new CostLine("", 1, "", Money.of("1", "EUR"), ""));

        assertThatThrownBy(() -> Costs.of(lines)).isInstanceOf(IllegalArgumentException.class);
    }
}
