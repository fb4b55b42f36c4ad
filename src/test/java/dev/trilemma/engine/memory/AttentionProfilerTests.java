package dev.trilemma.engine.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.data.Percentage.withPercentage;

import dev.trilemma.engine.Shapes;
import dev.trilemma.engine.hardware.Precision;
import dev.trilemma.engine.plan.AttentionKernel;
import dev.trilemma.engine.shape.Attention;
import dev.trilemma.engine.shape.LatentAttention;
import dev.trilemma.engine.shape.ModelKind;
import dev.trilemma.engine.shape.ModelShape;
import dev.trilemma.engine.shape.SlidingWindow;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class AttentionProfilerTests {

    private static final double A100_BYTES = 80 * 1024.0 * 1024 * 1024;

    private final AttentionProfiler profiler = new AttentionProfiler();

    /** d (2 d + 2 d_kv) + m f d / 2 over 2 d of every layer, which is d + d_kv + m f / 2: twice of it under a causal mask. */
    @Test
    void scoresOvertakeTheLinearLayersAtThePublishedLengths() {
        assertThat(profiler.crossoverSequenceLength(Shapes.BERT_BASE)).hasValue(768 + 768 + 2 * 3072 / 2.0);
        assertThat(profiler.crossoverSequenceLength(Shapes.GPT_3)).hasValue(147_456);
        assertThat(profiler.crossoverSequenceLength(Shapes.LLAMA_3_8B)).hasValue(2 * (4096 + 1024 + 3 * 14336 / 2.0));
        assertThat(profiler.crossoverSequenceLength(Shapes.LLAMA_3_1_405B)).hasValue(194_560);
    }

    /** Whatever the window, half of the work at the crossover is attention's, but for the one token a mean of n / 2 leaves out. */
    @ParameterizedTest
    @EnumSource(
            value = ModelKind.class,
            names = {"DECODER", "ENCODER"})
    void halfOfTheWorkIsAttentionAtTheCrossoverUnderAnyWindow(ModelKind kind) {
        var random = new Random(11);
        assertThat(Shapes.random(random, kind).limit(300)).allSatisfy(shape -> {
            var window = new SlidingWindow(1 + random.nextInt(30_000), 1.0 / (1 + random.nextInt(8)));
            ModelShape windowed = with(shape, window, null);
            double crossover = profiler.crossoverSequenceLength(windowed).orElseThrow();
            AttentionProfile there = flash(windowed, (int) Math.round(crossover));
            assertThat(there.attentionShare()).isCloseTo(0.5, within(2 / crossover));
        });
    }

    @Test
    void scoresNeverOvertakeWhereEveryLayerHasAShortWindow() {
        double needed = 4096 + 1024 + 3 * 14336 / 2.0;

        assertThat(profiler.crossoverSequenceLength(windowed((int) needed - 1))).isEmpty();
        assertThat(profiler.crossoverSequenceLength(windowed((int) needed + 1))).isPresent();
        assertThat(profiler.crossoverSequenceLength(windowed(1_000_000))).hasValue(2 * needed);
    }

    @Test
    void scoreWorkOfASequenceQuadruplesWithTwiceTheLengthWithoutAMask() {
        assertThat(Shapes.random(new Random(12), ModelKind.ENCODER).limit(100)).allSatisfy(shape -> {
            double once = 1000 * flash(shape, 1000).attentionFlopsPerToken();
            double twice = 2000 * flash(shape, 2000).attentionFlopsPerToken();
            assertThat(twice).isEqualTo(4 * once);
        });
    }

    @Test
    void underACausalMaskItGrowsByTheExactFactor() {
        assertThat(Shapes.random(new Random(13), ModelKind.DECODER).limit(100)).allSatisfy(shape -> {
            double n = 1000;
            double once = n * flash(shape, 1000).attentionFlopsPerToken();
            double twice = 2 * n * flash(shape, 2000).attentionFlopsPerToken();
            assertThat(twice / once).isCloseTo((4 * n + 2) / (n + 1), within(1e-9));
        });
    }

    /** Token i sees min(i, w): beyond the window every further token adds the same work. */
    @Test
    void beyondItsWindowAttentionGrowsWithTheLengthAlone() {
        ModelShape shape = windowed(512);
        double once = sequenceFlops(shape, 4096);
        double perToken = 3 * 4 * 4096.0 * 32 * 512;

        assertThat(sequenceFlops(shape, 8192) - once).isCloseTo(4096 * perToken, withPercentage(1e-9));
        assertThat(sequenceFlops(shape, 12288) - once).isCloseTo(8192 * perToken, withPercentage(1e-9));
        assertThat(sequenceFlops(shape, 512)).isEqualTo(sequenceFlops(Shapes.LLAMA_3_8B, 512));
    }

    @Test
    void theStandardKernelKeepsASquareAndFlashALine() {
        assertThat(Shapes.random(new Random(14), ModelKind.DECODER).limit(100)).allSatisfy(shape -> {
            assertThat(growth(shape, AttentionKernel.STANDARD, AttentionProfile::attentionBytes))
                    .isCloseTo(4, within(1e-12));
            assertThat(growth(shape, AttentionKernel.FLASH, AttentionProfile::attentionBytes))
                    .isCloseTo(2, within(1e-12));
            assertThat(growth(shape, AttentionKernel.FLASH, AttentionProfile::activationBytes))
                    .isCloseTo(2, within(1e-12));
        });
    }

    /** Korthikanti et al. 2022, equation 1: 34 s b h and 5 a s² b are equal at s = 6.8 h / a. */
    @Test
    void theScoresOutweighOtherActivationsFrom6point8HeadSizesOn() {
        assertThat(profiler.memoryCrossoverSequenceLength(Shapes.BERT_BASE, Precision.BF16))
                .isCloseTo(6.8 * 64, within(1e-9));
        assertThat(profiler.memoryCrossoverSequenceLength(Shapes.GPT_3, Precision.BF16))
                .isCloseTo(6.8 * 128, within(1e-9));
    }

    @ParameterizedTest
    @EnumSource(AttentionKernel.class)
    void theLongestSequenceFillsTheMemoryItIsGiven(AttentionKernel kernel) {
        assertThat(Shapes.random(new Random(15), ModelKind.DECODER).limit(100)).allSatisfy(shape -> {
            double longest = profiler.longestSequenceLength(shape, kernel, Precision.BF16, 1, A100_BYTES);
            int below = (int) longest;
            assertThat(activationBytes(shape, below, kernel)).isLessThanOrEqualTo(A100_BYTES);
            assertThat(activationBytes(shape, below + 1, kernel)).isGreaterThan(A100_BYTES);
        });
    }

    @Test
    void flashFitsLongerSequencesAndHalfOfThemWithTwiceTheBatch() {
        double standard = longest(AttentionKernel.STANDARD, 1);
        double flash = longest(AttentionKernel.FLASH, 1);

        assertThat(flash).isGreaterThan(4 * standard);
        assertThat(longest(AttentionKernel.FLASH, 2)).isCloseTo(flash / 2, withPercentage(1e-9));
        assertThat(longest(AttentionKernel.STANDARD, 2)).isGreaterThan(standard / 2);
    }

    /** 2 L g d_h bytes a token in bf16, and L (r + d_r) under latent attention: DeepSeek-V2, 2024, table 1. */
    @ParameterizedTest(name = "{0} layers, {1} heads for keys: {3} bytes a token")
    @CsvSource({"126, 8, 128, 516096", "61, 128, 128, 3997696"})
    void keysAndValuesAreTwoHeadsWideEach(int layers, int keyValueHeads, int heads, double bytes) {
        ModelShape shape = Shapes.llama(layers, heads * 128, heads, keyValueHeads, 18432);

        assertThat(flash(shape, 1000).keyValueBytes()).isEqualTo(1000 * bytes);
    }

    /** Of each head 2 (d_n + d_r) FLOPs for a score and 2 d_v for its weighted value: DeepSeek-V2, 2024, section 2.1. */
    @Test
    void latentAttentionScoresWithTheWidthOfItsUncompressedHeads() {
        ModelShape latent =
                with(Shapes.llama(61, 7168, 128, 128, 18432), null, new LatentAttention(1536, 512, 128, 64, 128));

        double perAttended = 128 * (2 * (128 + 64) + 2 * 128);
        assertThat(perAttended).isEqualTo(81_920);
        assertThat(flash(latent, 4095).attentionFlopsPerToken()).isEqualTo(3 * 61 * perAttended * 2048);
    }

    @Test
    void latentAttentionRemembersAFiftySeventhOfThat() {
        ModelShape heads = Shapes.llama(61, 128 * 128, 128, 128, 18432);
        ModelShape latent = with(heads, null, new LatentAttention(1536, 512, 128, 64, 128));

        assertThat(flash(latent, 1000).keyValueBytes()).isEqualTo(1000 * 70_272.0);
        assertThat(flash(heads, 1000).keyValueBytes() / flash(latent, 1000).keyValueBytes())
                .isCloseTo(57, within(0.2));
    }

    @Test
    void windowedLayersRememberNoMoreThanTheirWindow() {
        double all = flash(Shapes.LLAMA_3_8B, 4096).keyValueBytes();

        assertThat(flash(windowed(512), 4096).keyValueBytes()).isEqualTo(all / 8);
        assertThat(flash(with(Shapes.LLAMA_3_8B, new SlidingWindow(512, 0.5), null), 4096)
                        .keyValueBytes())
                .isEqualTo(all * (1 + 1 / 8.0) / 2);
        assertThat(flash(windowed(5000), 4096).keyValueBytes()).isEqualTo(all);
    }

    private double longest(AttentionKernel kernel, int batchSize) {
        return profiler.longestSequenceLength(Shapes.LLAMA_3_8B, kernel, Precision.BF16, batchSize, A100_BYTES);
    }

    private double sequenceFlops(ModelShape shape, int sequenceLength) {
        return sequenceLength * flash(shape, sequenceLength).attentionFlopsPerToken();
    }

    private double growth(ModelShape shape, AttentionKernel kernel, ToDoubleFunction<AttentionProfile> bytes) {
        return bytes.applyAsDouble(profiler.profile(shape, 2048, kernel, Precision.BF16, 3))
                / bytes.applyAsDouble(profiler.profile(shape, 1024, kernel, Precision.BF16, 3));
    }

    private double activationBytes(ModelShape shape, int sequenceLength, AttentionKernel kernel) {
        return profiler.profile(shape, sequenceLength, kernel, Precision.BF16, 1)
                .activationBytes();
    }

    private AttentionProfile flash(ModelShape shape, int sequenceLength) {
        return profiler.profile(shape, sequenceLength, AttentionKernel.FLASH, Precision.BF16, 1);
    }

    private static ModelShape windowed(int size) {
        return with(Shapes.LLAMA_3_8B, new SlidingWindow(size, 0), null);
    }

    private static ModelShape with(ModelShape shape, SlidingWindow window, LatentAttention latent) {
        Attention attention = shape.attention();
        return Shapes.with(
                shape,
                new Attention(attention.heads(), attention.keyValueHeads(), attention.headSize(), latent, window));
    }
}
