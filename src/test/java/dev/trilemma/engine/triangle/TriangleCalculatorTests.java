package dev.trilemma.engine.triangle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.trilemma.engine.cost.Money;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TriangleCalculatorTests {

    private static final double HOUR = 3600;
    private static final double YEAR = 31_557_600;
    private static final TriangleScales SCALES = new TriangleScales(
            new Scale(anchor(YEAR, "seconds"), anchor(HOUR, "seconds")),
            new Scale(anchor(1.6, "nats"), anchor(0.1, "nats")),
            new Scale(anchor(1e8, "USD"), anchor(100, "USD")));

    private final TriangleCalculator calculator = new TriangleCalculator();

    @Test
    void theAnchorsScoreZeroAndOneAndTheirGeometricMeanAHalf() {
        assertThat(scores(YEAR, 1.6, "100000000")).containsExactly(0, 0, 0);
        assertThat(scores(HOUR, 0.1, "100")).containsExactly(1, 1, 1);
        assertThat(scores(Math.sqrt(YEAR * HOUR), 0.4, "100000"))
                .containsExactly(new double[] {0.5, 0.5, 0.5}, within(1e-12));
    }

    @Test
    void beyondItsAnchorsAScoreStaysWithinZeroAndOne() {
        assertThat(scores(100 * YEAR, 5, "1e12")).containsExactly(0, 0, 0);
        assertThat(scores(1, 0.001, "0.00")).containsExactly(1, 1, 1);
    }

    @Test
    void theLowestScoreBinds() {
        assertThat(binding(YEAR, 0.1, "100")).isEqualTo("speed");
        assertThat(binding(HOUR, 1.6, "100")).isEqualTo("quality");
        assertThat(binding(HOUR, 0.1, "100000000")).isEqualTo("cost");
    }

    @Test
    void anUnknownCostHasNoScoreAndDoesNotBind() {
        TriangleScores scores = calculator.scores(YEAR, 0.1, null, SCALES);

        assertThat(scores.cost()).isNull();
        assertThat(scores.bindingVertex()).isEqualTo("speed");
        assertThat(calculator.scores(HOUR, 1.6, null, SCALES).bindingVertex()).isEqualTo("quality");
    }

    @Test
    void moneyInAnotherCurrencyThanTheAnchorsHasNoScore() {
        assertThat(calculator.scores(YEAR, 0.1, Money.of("100", "EUR"), SCALES).cost())
                .isNull();
    }

    @Test
    void theReferencesComeWithTheAnswer() {
        assertThat(calculator.scores(YEAR, 0.1, null, SCALES).references()).isEqualTo(SCALES);
    }

    @Test
    void lessIsBetterOnEveryVertex() {
        Random random = new Random(42);
        for (int run = 0; run < 200; run++) {
            double seconds = Math.pow(10, 9 * random.nextDouble());
            double loss = 3 * random.nextDouble() + 0.01;
            double[] before = scores(seconds, loss, "1000000");
            double[] after = scores(seconds / 2, loss / 2, "500000");
            for (int vertex = 0; vertex < 3; vertex++) {
                assertThat(after[vertex]).isGreaterThanOrEqualTo(before[vertex]);
            }
        }
    }

    @Test
    void aScaleHasTwoEnds() {
        assertThatThrownBy(() -> new Scale(anchor(1, ""), anchor(1, ""))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> anchor(0, "")).isInstanceOf(IllegalArgumentException.class);
    }

    private double[] scores(double seconds, double reducibleLoss, String dollars) {
        TriangleScores scores = calculator.scores(seconds, reducibleLoss, Money.of(dollars, "USD"), SCALES);
        assertThat(scores.cost()).isNotNull();
        return new double[] {scores.speed(), scores.quality(), scores.cost()};
    }

    private String binding(double seconds, double reducibleLoss, String dollars) {
        return calculator
                .scores(seconds, reducibleLoss, Money.of(dollars, "USD"), SCALES)
                .bindingVertex();
    }

    private static Anchor anchor(double value, String unit) {
        return new Anchor(value, unit, "", "");
    }
}
