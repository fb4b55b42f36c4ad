package dev.trilemma.engine.quality;

import static dev.trilemma.engine.quality.PublishedLaws.BESIROGLU;
import static dev.trilemma.engine.quality.PublishedLaws.FACTORS;
import static dev.trilemma.engine.quality.PublishedLaws.MUENNIGHOFF;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.trilemma.engine.hardware.Precision;
import dev.trilemma.engine.plan.Method;
import dev.trilemma.engine.shape.ModelKind;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LossCalculatorTests {

    private static final double SMALL_BATCH = 1;

    private final LossCalculator calculator = new LossCalculator();

    @Test
    void aSmallBatchOfNewTokensHasTheLossOfTheLaw() {
        LossEstimate estimate = loss(pretraining(2.78e9, 5.99e10, SMALL_BATCH));

        assertThat(estimate.loss()).isCloseTo(2.3049, within(0.0002));
        assertThat(estimate.reducibleLoss()).isCloseTo(2.3049 - 1.8169, within(0.0002));
        assertThat(estimate.law()).isEqualTo("besiroglu-2024");
        assertThat(estimate.outsideFit()).isFalse();
        assertThat(estimate.notes()).isEmpty();
    }

    @Test
    void aLargeBatchCountsFewerTokensAndSaysSoByBothLaws() {
        LossEstimate estimate = loss(pretraining(405e9, 15.6e12, 16e6));

        assertThat(estimate.effectiveTokens()).isCloseTo(15.6e12 / 1.113, within(0.02e12));
        assertThat(estimate.notes()).anySatisfy(note -> assertThat(note).contains("Zhang", "11 %", "Kaplan"));
    }

    @Test
    void aRunLargerThanAnyThatWasFittedIsAnExtrapolation() {
        assertThat(loss(pretraining(405e9, 15.6e12, 16e6)).outsideFit()).isTrue();
        assertThat(loss(pretraining(1e8, 1e8 * 501, SMALL_BATCH)).outsideFit()).isTrue();
        assertThat(loss(pretraining(1e9, 0.9e9, SMALL_BATCH)).outsideFit()).isTrue();
    }

    /** Four epochs are nearly as good as new data; a hundred are not. */
    @Test
    void repeatsOfTheDataFade() {
        double fresh = loss(repeated(1e11, 1e11)).loss();
        double four = loss(repeated(1e11, 1e11 / 4)).loss();
        double hundred = loss(repeated(1e11, 1e11 / 100)).loss();

        assertThat(four - fresh).isBetween(0.0, 0.01);
        assertThat(hundred - fresh).isGreaterThan(0.1);
        assertThat(loss(repeated(1e11, 1e11 / 4)).notes())
                .anySatisfy(note -> assertThat(note).contains("93 %"));
        assertThat(loss(repeated(1e11, 1e11 / 41)).outsideFit()).isTrue();
    }

    @Test
    void aLawOfRepeatedDataDiscountsParametersThatTheDataDoesNotFeed() {
        LossEstimate estimate = calculator.loss(MUENNIGHOFF, pretraining(1e10, 1e10, SMALL_BATCH), FACTORS);

        assertThat(estimate.effectiveParameters()).isLessThan(1e10);
    }

    @Test
    void fp8KeepsTheLossWithinAQuarterOfAPerCentAndFp4DoesNot() {
        double bf16 = loss(in(Precision.BF16)).loss();

        assertThat(loss(in(Precision.FP8)).loss() / bf16).isBetween(1.0, 1.0025);
        assertThat(loss(in(Precision.FP4)).loss()).isGreaterThan(bf16);
        assertThat(loss(in(Precision.FP4)).outsideFit()).isTrue();
        assertThat(loss(in(Precision.FP16)).loss()).isEqualTo(bf16);
    }

    @ParameterizedTest
    @EnumSource(
            value = Method.class,
            names = {"LORA", "QLORA", "ADAPTER"})
    void adaptersDoNotGetBelowWhatTheirBaseAllows(Method method) {
        double base = BESIROGLU.loss(8e9, 15e12);

        for (double tokens : new double[] {1e6, 1e9, 1e13}) {
            LossEstimate estimate = loss(tuning(method, tokens, 15e12));
            assertThat(estimate.loss()).isEqualTo(base);
            assertThat(estimate.notes()).anySatisfy(note -> assertThat(note).contains("floor"));
        }
    }

    @Test
    void continuedPretrainingAddsToWhatTheBaseModelSaw() {
        LossEstimate estimate = loss(tuning(Method.CONTINUED_PRETRAINING, 1e12, 15e12));

        assertThat(estimate.effectiveTokens()).isBetween(15.9e12, 16e12);
        assertThat(estimate.loss()).isLessThan(BESIROGLU.loss(8e9, 15e12));
    }

    @Test
    void aBaseModelOfUnknownDataCountsAsTrainedBestForItsSize() {
        LossEstimate estimate = loss(tuning(Method.LORA, 1e9, null));

        assertThat(estimate.effectiveTokens() / 8e9).isBetween(18.0, 22.0);
        assertThat(estimate.outsideFit()).isTrue();
        assertThat(estimate.notes()).anySatisfy(note -> assertThat(note).contains("not known"));
    }

    @Test
    void anEncodersLossIsOutsideALawOfDecoders() {
        LossEstimate estimate = loss(new Learning(
                ModelKind.ENCODER, 1e9, false, 2e10, 2e10, SMALL_BATCH, Precision.BF16, Method.PRETRAINING, null));

        assertThat(estimate.outsideFit()).isTrue();
        assertThat(estimate.notes()).anySatisfy(note -> assertThat(note).contains("masked"));
    }

    /** Mixtral 8x7B: 46.7 billion parameters, 12.9 billion active. */
    @Test
    void aMixtureIsAsGoodAsADenseModelBetweenItsActiveAndItsTotalSize() {
        assertThat(Learning.denseEquivalent(12_879_925_248.0, 46_702_792_704.0)).isCloseTo(24.5e9, within(0.1e9));
        assertThat(Learning.denseEquivalent(8e9, 8e9)).isEqualTo(8e9);
    }

    @Test
    void moreTokensOrParametersNeverWorsenTheLoss() {
        Random random = new Random(42);
        for (int run = 0; run < 200; run++) {
            double parameters = Math.pow(10, 7 + 5 * random.nextDouble());
            double uniqueTokens = Math.pow(10, 8 + 5 * random.nextDouble());
            double tokens = uniqueTokens * (1 + 50 * random.nextDouble());
            double batch = Math.pow(10, 4 + 3 * random.nextDouble());
            for (ScalingLaw law : new ScalingLaw[] {BESIROGLU, MUENNIGHOFF}) {
                double loss = calculator
                        .loss(law, learning(parameters, tokens, uniqueTokens, batch), FACTORS)
                        .loss();

                assertThat(calculator
                                .loss(law, learning(parameters, 1.3 * tokens, uniqueTokens, batch), FACTORS)
                                .loss())
                        .isLessThan(loss + 1e-12);
                assertThat(calculator
                                .loss(law, learning(2 * parameters, tokens, uniqueTokens, batch), FACTORS)
                                .loss())
                        .isLessThan(loss + 1e-12);
                assertThat(calculator
                                .loss(law, learning(parameters, tokens, uniqueTokens, 2 * batch), FACTORS)
                                .loss())
                        .isGreaterThan(loss);
            }
        }
    }

    private LossEstimate loss(Learning learning) {
        return calculator.loss(BESIROGLU, learning, FACTORS);
    }

    private static Learning pretraining(double parameters, double tokens, double tokensPerStep) {
        return learning(parameters, tokens, tokens, tokensPerStep);
    }

    private static Learning repeated(double tokens, double uniqueTokens) {
        return learning(2e9, tokens, uniqueTokens, SMALL_BATCH);
    }

    private static Learning learning(double parameters, double tokens, double uniqueTokens, double tokensPerStep) {
        return new Learning(
                ModelKind.DECODER,
                parameters,
                false,
                tokens,
                uniqueTokens,
                tokensPerStep,
                Precision.BF16,
                Method.PRETRAINING,
                null);
    }

    private static Learning in(Precision precision) {
        return new Learning(
                ModelKind.DECODER, 1e9, false, 2e10, 2e10, SMALL_BATCH, precision, Method.PRETRAINING, null);
    }

    private static Learning tuning(Method method, double tokens, @Nullable Double baseTokens) {
        return new Learning(
                ModelKind.DECODER, 8e9, false, tokens, tokens, SMALL_BATCH, Precision.BF16, method, baseTokens);
    }
}
