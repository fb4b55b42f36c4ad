package dev.trilemma.engine.memory;

import static dev.trilemma.engine.Plans.plan;
import static dev.trilemma.engine.Plans.strategy;
import static dev.trilemma.engine.Plans.training;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.data.Percentage.withPercentage;

import dev.trilemma.catalog.MemoryFactors;
import dev.trilemma.engine.Shapes;
import dev.trilemma.engine.plan.AttentionKernel;
import dev.trilemma.engine.plan.Framework;
import dev.trilemma.engine.plan.Method;
import dev.trilemma.engine.plan.Recomputation;
import dev.trilemma.engine.plan.ResolvedPlan;
import dev.trilemma.engine.shape.ModelKind;
import dev.trilemma.engine.shape.ModelShape;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MemoryCalculatorTests {

    private static final double GIB = 1024.0 * 1024 * 1024;

    private final MemoryCalculator calculator = new MemoryCalculator(MemoryFactors.constants());

    /** Rajbhandari et al. 2020, figure 1: a model of 7.5 billion parameters over 64 replicas. */
    @ParameterizedTest(name = "ZeRO stage {0} leaves {1} GB")
    @CsvSource({"0, 120", "1, 31.4", "2, 16.6", "3, 1.9"})
    void zeroShardsTheStateAsPublished(int stage, double gigabytes) {
        ModelShape shape = withParameters(7_500_000_000L);

        MemoryFootprint footprint = calculator.perAccelerator(
                plan(shape, training(Method.PRETRAINING, 128, 64), 64), strategy(1, 1, 64, stage, 1));

        double state = footprint.weightBytes() + footprint.gradientBytes() + footprint.optimizerBytes();
        assertThat(state / 1e9).isCloseTo(gigabytes, within(0.06));
    }

    /** Korthikanti et al. 2022, equation 1: {@code sbh (34 + 5as/h)} bytes a layer. */
    @Test
    void standardAttentionKeepsThePublishedBytesForEachLayer() {
        ModelShape shape = Shapes.plain(ModelKind.DECODER, 2, 8192, 64, 1000, 0, 0);
        var plan = plan(shape, training(Method.PRETRAINING, 8192, 1, AttentionKernel.STANDARD, Framework.MEGATRON), 1);

        double bytes = everything(plan) * 8192;

        double linear = 34.0 * 8192 * 8192;
        double quadratic = 5.0 * 64 * 8192 * 8192;
        assertThat(bytes).isCloseTo(linear + quadratic, withPercentage(1e-9));
        assertThat(quadratic / GIB).isEqualTo(20);
    }

    @Test
    void flashAttentionKeepsNothingQuadratic() {
        double perToken = flashBytes(8192);

        assertThat(perToken).isEqualTo(2.0 * (4 * 4096 + 2 * 4096 + 2 * 1024 + 4 * 14336) + 4 * 32);
        assertThat(flashBytes(16384)).isEqualTo(perToken);
    }

    /** BigScience, chronicles of BLOOM 176B: 2.3 TB, which its 14 bytes a parameter bring to within 8 %. */
    @Test
    void aCheckpointOfBloomIsAboutTwoTerabytes() {
        ModelShape bloom = Shapes.plain(ModelKind.DECODER, 70, 14336, 112, 250880, 0, 2 * 14336);

        double bytes = calculator.checkpointBytes(plan(bloom, training(Method.PRETRAINING, 2048, 1), 1));

        assertThat(bytes).isEqualTo(14.0 * 176_247_271_424L);
        assertThat(bytes).isCloseTo(2.3e12, withPercentage(8));
    }

    @Test
    void loraFitsWhereFullFineTuningDoesNot() {
        MemoryFootprint full = calculator.perAccelerator(
                plan(Shapes.LLAMA_3_8B, training(Method.FULL_FINE_TUNING, 2048, 1), 1), strategy(1, 1, 1, 0, 1));
        MemoryFootprint lora = calculator.perAccelerator(
                plan(Shapes.LLAMA_3_8B, training(Method.LORA, 2048, 1), 1), strategy(1, 1, 1, 0, 1));

        assertThat(full.fit()).isInstanceOf(Fit.DoesNotFit.class);
        assertThat(lora.fit()).isInstanceOf(Fit.Fits.class);
        assertThat(full.weightBytes() + full.gradientBytes() + full.optimizerBytes())
                .isCloseTo(16.0 * 8_030_261_248L, withPercentage(1e-6));
    }

    @Test
    void noMoreZeroEverNeedsMoreStateAndMoreRecomputationNoMoreActivations() {
        assertThat(Shapes.random(new Random(7), ModelKind.DECODER).limit(200)).allSatisfy(shape -> {
            var plan = plan(shape, training(Method.PRETRAINING, 1024, 64), 8);
            double previous = Double.MAX_VALUE;
            for (int stage = 0; stage <= 3; stage++) {
                MemoryFootprint footprint = calculator.perAccelerator(plan, strategy(1, 1, 8, stage, 2));
                double state = footprint.weightBytes() + footprint.gradientBytes() + footprint.optimizerBytes();
                assertThat(state).isLessThanOrEqualTo(previous);
                previous = state;
            }
            double none = activations(plan, Recomputation.NONE);
            double full = activations(plan, Recomputation.FULL);
            assertThat(full).isLessThanOrEqualTo(none * (1 + 1e-12) + kept(plan));
        });
    }

    private double activations(ResolvedPlan plan, Recomputation recomputation) {
        return calculator
                .perAccelerator(plan, strategy(1, 1, 8, 1, 2, recomputation))
                .activationBytes();
    }

    /** Of one layer, recomputation keeps the inputs beside everything of the layer at work. */
    private static double kept(ResolvedPlan plan) {
        return 2.0 * plan.shape().hiddenSize() * plan.shape().layers() * 1024 * 2;
    }

    private static double flashBytes(int sequenceLength) {
        var plan = plan(Shapes.LLAMA_3_8B, training(Method.PRETRAINING, sequenceLength, 1), 1);
        return everything(plan);
    }

    private static double everything(ResolvedPlan plan) {
        return LayerActivations.everything(
                plan.shape(), plan.training(), strategy(1, 1, 1, 0, 1).parallelism());
    }

    private static ModelShape withParameters(long parameters) {
        ModelShape bare = Shapes.plain(ModelKind.DECODER, 4, 1024, 16, 1000, 0, 0);
        return Shapes.plain(ModelKind.DECODER, 4, 1024, 16, 1000, 0, parameters - bare.parameters());
    }
}
