package dev.trilemma.engine.memory;

import static dev.trilemma.engine.Plans.plan;
import static dev.trilemma.engine.Plans.strategy;
import static dev.trilemma.engine.Plans.training;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.data.Percentage.withPercentage;

import dev.trilemma.catalog.Accelerators;
import dev.trilemma.catalog.MemoryFactors;
import dev.trilemma.engine.Shapes;
import dev.trilemma.engine.hardware.Cluster;
import dev.trilemma.engine.hardware.Precision;
import dev.trilemma.engine.plan.AttentionKernel;
import dev.trilemma.engine.plan.Framework;
import dev.trilemma.engine.plan.Method;
import dev.trilemma.engine.plan.Offload;
import dev.trilemma.engine.plan.OpenParallelism;
import dev.trilemma.engine.plan.Recomputation;
import dev.trilemma.engine.plan.ResolvedPlan;
import dev.trilemma.engine.plan.Training;
import dev.trilemma.engine.shape.Attention;
import dev.trilemma.engine.shape.Biases;
import dev.trilemma.engine.shape.Embeddings;
import dev.trilemma.engine.shape.FeedForward;
import dev.trilemma.engine.shape.LatentAttention;
import dev.trilemma.engine.shape.ModelKind;
import dev.trilemma.engine.shape.ModelShape;
import dev.trilemma.engine.shape.Norms;
import dev.trilemma.engine.shape.QueryKeyNorm;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MemoryCalculatorTests {

    private static final double GIB = 1024.0 * 1024 * 1024;

    private static final Cluster FP8_CLUSTER =
            new Cluster(new Accelerators().accelerator("nvidia-h100-sxm5-80gb"), 1, 1, false, 450e9, 50e9);

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

    /** torchtune's recipes: weights, gradients and moments in bf16, no master weights. */
    @Test
    void fineTuningInPlainBf16KeepsEightBytesForEachParameter() {
        var training = training(Method.FULL_FINE_TUNING, 2048, 8, AttentionKernel.FLASH, Framework.FSDP);

        MemoryFootprint footprint =
                calculator.perAccelerator(plan(Shapes.LLAMA_3_8B, training, 8), strategy(1, 1, 8, 0, 1));

        assertThat(footprint.weightBytes() + footprint.gradientBytes() + footprint.optimizerBytes())
                .isEqualTo(8.0 * 8_030_261_248L);
    }

    /** Gradients of one layer or table at a time, and moments that are paged out where the state does not fit. */
    @Test
    void oneAcceleratorFineTunesAModelWhoseStateItCouldNotHold() {
        var training = training(Method.FULL_FINE_TUNING, 2048, 4, AttentionKernel.FLASH, Framework.OTHER);
        ModelShape large = Shapes.llama(60, 4096, 32, 8, 14336);

        MemoryFootprint small =
                calculator.perAccelerator(plan(Shapes.LLAMA_3_8B, training, 1), strategy(1, 1, 1, 0, 1));
        MemoryFootprint paged = calculator.perAccelerator(plan(large, training, 1), strategy(1, 1, 1, 0, 1));

        assertThat(small.optimizerBytes()).isEqualTo(4.0 * 8_030_261_248L);
        assertThat(small.gradientBytes()).isEqualTo(2.0 * 128256 * 4096);
        assertThat(paged.optimizerBytes()).isZero();
        assertThat(paged.fits()).isTrue();
    }

    @Test
    @DisplayName("QLoRA: 65B parameters are fine-tuned on one 48 GB accelerator (Dettmers et al. 2023, section 1)")
    void sixtyFiveBillionQuantisedParametersFitIn48Gigabytes() {
        ModelShape llama65b = new ModelShape(
                ModelKind.DECODER,
                80,
                0,
                8192,
                new Attention(64, 64, 128, null, null),
                new FeedForward(22016, true),
                null,
                new Embeddings(32000, 0, false),
                new Norms(2, false, QueryKeyNorm.NONE),
                Biases.NONE,
                0);
        var training = training(Method.LORA, 512, 16, AttentionKernel.FLASH, Framework.OTHER)
                .withMethod(Method.QLORA);

        double bytes = calculator.totalBytes(plan(llama65b, training, 1), strategy(1, 1, 1, 0, 1, Recomputation.FULL));

        assertThat(bytes).isBetween(38 * GIB, 48 * GIB);
    }

    /** DeepSeek-V3 (2024), section 3.2.3: queries, keys and values are projected up again, here of 128 heads of 192. */
    @Test
    void selectiveRecomputationKeepsTheLatentVectorsAlone() {
        var latent = new LatentAttention(1536, 512, 128, 64, 192);
        var plain = latentOrPlain(null);
        var compressed = latentOrPlain(latent);

        assertThat(everything(compressed)).isEqualTo(everything(plain));
        assertThat(selective(plain) - selective(compressed)).isEqualTo(2.0 * (3 * 128 * 192 - (1536 + 512 + 64)));
    }

    /** Of the weights of a frozen model only activations before adapted projections are kept. */
    @Test
    void frozenLayersKeepNoInputsOfProjectionsWithoutAdapters() {
        var lora = plan(Shapes.LLAMA_3_8B, training(Method.LORA, 2048, 1), 1);

        assertThat(everything(lora)).isEqualTo(2.0 * (3 * 4096 + 2 * 4096 + 2 * 1024 + 3 * 14336) + 4 * 32);
    }

    /** Transformer Engine keeps the inputs of products in fp8; the activated gate is computed again. */
    @Test
    void megatronKeepsOperandsInTheFormatTheyAreMultipliedIn() {
        double wide = 2.0 * (4 * 4096 + 2 * 4096 + 2 * 1024 + 3 * 14336);
        double narrow = 2.0 * (2 * 4096 + 2 * 4096 + 2 * 1024 + 2 * 14336) + 2 * 4096 + 4096 + 14336;

        assertThat(everything(megatron(Precision.BF16))).isEqualTo(wide + 4 * 32);
        assertThat(everything(megatron(Precision.FP8))).isEqualTo(narrow + 4 * 32);
    }

    /** Ten bytes of a written-out loss give way: its chunks become as small as memory asks for, and no smaller. */
    @Test
    void aLossIsComputedInChunksWhereItWouldNotFitOtherwise() {
        ModelShape shape = Shapes.llama(2, 1024, 16, 16, 2816);
        double once = lossAndMore(shape, 8);
        double full = lossAndMore(shape, 40);
        double beyond = lossAndMore(shape, 400);

        assertThat(once).isGreaterThan(14.0 * 8 * 2048 * 128256);
        assertThat(full).isLessThan(80 * GIB).isGreaterThan(75 * GIB);
        assertThat(beyond).isGreaterThan(3.25 * 400 * 2048 * 128256).isLessThan(6.0 * 400 * 2048 * 128256);
    }

    /** The larger of both counts: fp32 gradients for the optimizer step, and activations before it. */
    @Test
    void deepSpeedNeedsAsMuchForItsStepAsForShortSequences() {
        double shortest = total(Framework.DEEPSPEED, 16);
        double longer = total(Framework.DEEPSPEED, 256);

        assertThat(longer).isEqualTo(shortest);
        assertThat(total(Framework.DEEPSPEED, 65536)).isGreaterThan(longer);
    }

    private double total(Framework framework, int sequenceLength) {
        var training = training(Method.PRETRAINING, sequenceLength, 1, AttentionKernel.FLASH, framework);
        return calculator.totalBytes(plan(Shapes.LLAMA_3_8B, training, 1), strategy(1, 1, 1, 0, 1));
    }

    private double lossAndMore(ModelShape shape, int microBatchSize) {
        var training = training(Method.PRETRAINING, 2048, microBatchSize, AttentionKernel.FLASH, Framework.FSDP);
        return calculator.totalBytes(
                plan(shape, training, 1), strategy(1, 1, 1, 0, microBatchSize, Recomputation.FULL));
    }

    private static ResolvedPlan megatron(Precision precision) {
        Training wide = training(Method.PRETRAINING, 2048, 1, AttentionKernel.FLASH, Framework.MEGATRON);
        var training = new Training(
                wide.method(),
                wide.tokens(),
                wide.uniqueTokens(),
                wide.sequenceLength(),
                wide.globalBatchSize(),
                precision,
                wide.optimizer(),
                wide.attentionKernel(),
                wide.framework(),
                wide.adapters(),
                null);
        return new ResolvedPlan(Shapes.LLAMA_3_8B, training, FP8_CLUSTER, OpenParallelism.ANY, null, Offload.NOTHING);
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

    private static double selective(ResolvedPlan plan) {
        return LayerActivations.kept(
                plan.shape(), plan.training(), strategy(1, 1, 1, 0, 1).parallelism(), Recomputation.SELECTIVE);
    }

    private static ResolvedPlan latentOrPlain(@Nullable LatentAttention latent) {
        ModelShape shape =
                Shapes.with(Shapes.llama(61, 7168, 128, 128, 18432), new Attention(128, 128, 192, latent, null));
        return plan(shape, training(Method.PRETRAINING, 4096, 1, AttentionKernel.FLASH, Framework.MEGATRON), 1);
    }
}
