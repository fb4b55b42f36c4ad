package dev.trilemma.engine.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.trilemma.engine.Plans;
import dev.trilemma.engine.Shapes;
import dev.trilemma.engine.plan.Method;
import dev.trilemma.engine.plan.ResolvedPlan;
import dev.trilemma.engine.shape.ModelShape;
import org.junit.jupiter.api.Test;

class ServingTests {

    private static final double TOKENS = 1e12;

    /** 16 GB of weights at 60 % of 2,039 GB/s for 64 tokens: 13 ms; their products at 40 % of 312 TFLOP/s: 8 ms. */
    @Test
    void readingTheWeightsTakesLongerThanMultiplyingThem() {
        double hours = serving(16).acceleratorHours(plan(Shapes.LLAMA_3_8B));

        double read = 8.030261248e9 * 2 / (0.6 * 2039e9);
        assertThat(hours).isCloseTo(TOKENS / 64 * read / 3600, within(1e-6 * hours));
    }

    @Test
    void narrowWeightsAreReadFasterUntilTheProductsTakeLonger() {
        ResolvedPlan plan = plan(Shapes.LLAMA_3_8B);
        double multiply = 2 * 8.030261248e9 * 64 / (0.4 * 312e12);

        assertThat(serving(12).acceleratorHours(plan))
                .isCloseTo(0.75 * serving(16).acceleratorHours(plan), within(1.0));
        assertThat(serving(4).acceleratorHours(plan)).isCloseTo(TOKENS / 64 * multiply / 3600, within(1.0));
    }

    @Test
    void halfTheParametersTakeHalfAsLong() {
        ModelShape whole = Shapes.llama(32, 4096, 32, 8, 14336);
        ModelShape half = Shapes.llama(16, 4096, 32, 8, 14336);

        assertThat(serving(16).acceleratorHours(plan(half)) / serving(16).acceleratorHours(plan(whole)))
                .isCloseTo((double) half.parameters() / whole.parameters(), within(1e-12));
    }

    @Test
    void theBillHasALineForItAtThePriceOfTheAccelerators() {
        AcceleratorPrice price = AcceleratorPrice.perInstance(Money.of("16", "USD"), 8, "test");

        Costs costs = new CostCalculator().costs(new Usage(8, 3600, 0, 0, 100), price, null, null);

        assertThat(costs.lines()).extracting(CostLine::name).containsExactly("accelerators", "serving");
        assertThat(costs.total()).isEqualTo(Money.of("216.00", "USD"));
    }

    private static Serving serving(int bits) {
        return new Serving(TOKENS, bits, 64, 0.4, 0.6);
    }

    private static ResolvedPlan plan(ModelShape shape) {
        return Plans.plan(shape, Plans.training(Method.PRETRAINING, 2048, 64), 8);
    }
}
