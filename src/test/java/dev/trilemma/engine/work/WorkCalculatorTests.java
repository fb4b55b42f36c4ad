package dev.trilemma.engine.work;

import static dev.trilemma.engine.Plans.plan;
import static dev.trilemma.engine.Plans.training;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.data.Percentage.withPercentage;

import dev.trilemma.engine.Shapes;
import dev.trilemma.engine.plan.AttentionKernel;
import dev.trilemma.engine.plan.Framework;
import dev.trilemma.engine.plan.Method;
import dev.trilemma.engine.plan.Recomputation;
import dev.trilemma.engine.shape.ModelKind;
import dev.trilemma.engine.shape.ModelShape;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WorkCalculatorTests {

    private final WorkCalculator calculator = new WorkCalculator();

    @Test
    void gpt3TakesThePublishedFlops() {
        double perToken = work(Shapes.GPT_3, Method.PRETRAINING, 2048).flopsPerToken();

        assertThat(perToken).isCloseTo(1.062e12, withPercentage(0.1));
        assertThat(perToken * 300e9).as("Brown et al. 2020, table D.1: 3.14e23").isBetween(3.1e23, 3.3e23);
    }

    @Test
    void everyTermOfLlama3AppearsOnce() {
        TokenWork work = work(Shapes.LLAMA_3_8B, Method.PRETRAINING, 8192);

        double layer = 2 * 4096 * (4096 + 1024) + 3.0 * 4096 * 14336;
        double scores = 4 * 4096 * (8192 + 1) / 2.0;
        double forward = 32 * (2 * layer + scores) + 2.0 * 128256 * 4096;
        assertThat(work.flopsPerToken()).isCloseTo(3 * forward, within(1.0));
        assertThat(work.attentionFlopsPerToken()).isCloseTo(3 * 32 * scores, within(1.0));
    }

    @Test
    void loraOnFrozenWeightsTakesFourFlopsAParameterInsteadOfSix() {
        TokenWork full = work(Shapes.LLAMA_3_8B, Method.FULL_FINE_TUNING, 2048);
        TokenWork lora = work(Shapes.LLAMA_3_8B, Method.LORA, 2048);
        double adapters = 6 * 32 * 16.0 * (4096 + 4096 + 4096 + 1024);

        double fullLinear = full.flopsPerToken() - full.attentionFlopsPerToken();
        double loraLinear = lora.flopsPerToken() - lora.attentionFlopsPerToken() - adapters;
        assertThat(loraLinear / fullLinear).isCloseTo(4.0 / 6, within(1e-9));
        assertThat(lora.attentionFlopsPerToken()).isEqualTo(full.attentionFlopsPerToken());
    }

    @Test
    void fullRecomputationRepeatsTheForwardPassOfTheLayers() {
        var plan = plan(
                Shapes.GPT_3, training(Method.PRETRAINING, 2048, 1, AttentionKernel.STANDARD, Framework.MEGATRON), 1);
        TokenWork none = calculator.perToken(plan, Recomputation.NONE);
        TokenWork full = calculator.perToken(plan, Recomputation.FULL);

        double head = 2.0 * 50257 * 12288;
        double layersForward = WorkCalculator.teacherFlops(Shapes.GPT_3, 2048) - head;
        assertThat(full.hardwareFlopsPerToken() - none.hardwareFlopsPerToken())
                .isCloseTo(layersForward, withPercentage(1e-6));
        assertThat(full.flopsPerToken()).isEqualTo(none.flopsPerToken());
    }

    @Test
    void scoreWorkOfASequenceQuadruplesWithTwiceTheLengthWithoutAMask() {
        assertThat(Shapes.random(new Random(42), ModelKind.ENCODER).limit(200)).allSatisfy(shape -> {
            double once = 1024 * WorkCalculator.attentionFlops(shape, 1024);
            double twice = 2048 * WorkCalculator.attentionFlops(shape, 2048);
            assertThat(twice).isCloseTo(4 * once, within(1e-9 * twice));
        });
    }

    @Test
    void underACausalMaskItGrowsByTheExactFactor() {
        assertThat(Shapes.random(new Random(43), ModelKind.DECODER).limit(200)).allSatisfy(shape -> {
            double n = 777;
            double once = n * WorkCalculator.attentionFlops(shape, 777);
            double twice = 2 * n * WorkCalculator.attentionFlops(shape, 1554);
            assertThat(twice / once).isCloseTo((4 * n + 2) / (n + 1), within(1e-9));
        });
    }

    @Test
    void aKernelWithoutMaskSupportExecutesMoreThanTheModelNeeds() {
        ModelShape shape = Shapes.LLAMA_3_8B;
        var plan = plan(shape, training(Method.PRETRAINING, 4096, 1, AttentionKernel.STANDARD, Framework.MEGATRON), 1);
        TokenWork work = calculator.perToken(plan, Recomputation.NONE);

        double hidden = 3 * 4 * (4096 - 4097 / 2.0) * 4096 * 32;
        assertThat(work.hardwareFlopsPerToken() - work.flopsPerToken()).isCloseTo(hidden, withPercentage(1e-6));
    }

    private TokenWork work(ModelShape shape, Method method, int sequenceLength) {
        return calculator.perToken(plan(shape, training(method, sequenceLength, 1), 1), Recomputation.NONE);
    }
}
