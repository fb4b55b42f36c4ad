package dev.trilemma.engine.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ComputeOptimumTests {

    private final ComputeOptimum optimum = new ComputeOptimum(PublishedLaws.BESIROGLU);

    /** Besiroglu et al. 2024, evaluated: budget, parameters, tokens, loss. */
    @ParameterizedTest(name = "{0} FLOPs")
    @CsvSource({"1e21, 2.78e9, 5.99e10, 2.3049", "5.76e23, 7.24e10, 1.33e12, 1.9740", "3.8e25, 6.20e11, 1.02e13, 1.8913"
    })
    void aBudgetHasOneBestModel(double flops, double parameters, double tokens, double loss) {
        assertThat(optimum.parameters(flops)).isCloseTo(parameters, within(0.005 * parameters));
        assertThat(optimum.tokens(flops)).isCloseTo(tokens, within(0.005 * tokens));
        assertThat(optimum.loss(flops)).isCloseTo(loss, within(0.0001));
    }

    /** Its own paper says twenty tokens for a parameter; the law as printed says more, and ever more with compute. */
    @ParameterizedTest(name = "{0} FLOPs")
    @CsvSource({"1e21, 34", "5.76e23, 59", "3.8e25, 85"})
    void theFirstFitContradictsItsOwnTwentyTokensForAParameter(double flops, double tokensPerParameter) {
        ComputeOptimum first = new ComputeOptimum(PublishedLaws.HOFFMANN);

        assertThat(first.tokens(flops) / first.parameters(flops)).isCloseTo(tokensPerParameter, within(1.0));
    }

    /** Compute of smaller models at the same loss, over the best one's. */
    @ParameterizedTest(name = "{0} of the parameters")
    @CsvSource({"1, 1.00", "0.7, 1.05", "0.5, 1.26", "0.3, 2.61", "0.25, 4.47", "0.2, 14.1"})
    void smallerModelsReachTheSameLossWithMoreCompute(double parameterRatio, double overhead) {
        assertThat(optimum.overhead(parameterRatio)).isCloseTo(overhead, within(0.01 * overhead));
    }

    @Test
    void belowASeventhOfTheParametersOrTokensTheLossIsOutOfReach() {
        assertThat(optimum.smallestParameterRatio()).isCloseTo(0.146, within(0.001));
        assertThat(optimum.smallestTokenRatio()).isCloseTo(0.140, within(0.001));
        assertThat(optimum.overhead(0.146)).isInfinite();
        assertThat(optimum.flops(1.8169)).isInfinite();
    }

    @Test
    void twiceTheComputeRemovesAnEighthOfTheReducibleLoss() {
        double once = optimum.loss(1e22) - PublishedLaws.BESIROGLU.irreducibleLoss();
        double twice = optimum.loss(2e22) - PublishedLaws.BESIROGLU.irreducibleLoss();

        assertThat(twice / once).isCloseTo(0.884, within(0.0005));
        assertThat(optimum.lossExponent()).isCloseTo(0.1783, within(0.00005));
    }

    @Test
    void theClosedFormsAgreeWithTheLawAndWithEachOther() {
        Random random = new Random(42);
        for (int run = 0; run < 200; run++) {
            double flops = Math.pow(10, 18 + 9 * random.nextDouble());
            double parameters = optimum.parameters(flops);
            double tokens = optimum.tokens(flops);
            double loss = optimum.loss(flops);

            assertThat(6 * parameters * tokens).isCloseTo(flops, within(1e-9 * flops));
            assertThat(PublishedLaws.BESIROGLU.loss(parameters, tokens)).isCloseTo(loss, within(1e-12));
            assertThat(optimum.flops(loss)).isCloseTo(flops, within(1e-9 * flops));
            assertThat(optimum.tokensForParameters(parameters)).isCloseTo(tokens, within(1e-9 * tokens));
            assertThat(PublishedLaws.BESIROGLU.tokensFor(parameters, loss)).isCloseTo(tokens, within(1e-9 * tokens));
        }
    }

    @Test
    void noOtherModelOfTheSameBudgetIsBetter() {
        Random random = new Random(43);
        for (int run = 0; run < 200; run++) {
            double flops = Math.pow(10, 18 + 9 * random.nextDouble());
            double parameters = optimum.parameters(flops) * Math.exp(random.nextGaussian());

            assertThat(PublishedLaws.BESIROGLU.loss(parameters, flops / (6 * parameters)))
                    .isGreaterThanOrEqualTo(optimum.loss(flops) - 1e-12);
        }
    }

    /** Every size between the smallest that reaches the loss and twice the best, tried one by one. */
    @Test
    void theModelToServeTakesTheLeastOfAllThatReachItsLoss() {
        Random random = new Random(44);
        for (int run = 0; run < 50; run++) {
            double loss = optimum.loss(Math.pow(10, 20 + 5 * random.nextDouble()));
            double served = Math.pow(10, 9 + 6 * random.nextDouble());
            double chosen = work(optimum.parametersToServe(loss, served), loss, served);
            double best = optimum.parameters(optimum.flops(loss));
            for (double ratio = optimum.smallestParameterRatio() * 1.001; ratio < 2; ratio *= 1.01) {
                assertThat(work(ratio * best, loss, served)).isGreaterThanOrEqualTo(chosen * (1 - 1e-9));
            }
        }
    }

    @Test
    void theMoreIsServedTheSmallerTheModelAndWithoutServingItIsTheBest() {
        double loss = optimum.loss(1e23);
        double best = optimum.parameters(1e23);
        assertThat(optimum.parametersToServe(loss, 1)).isCloseTo(best, within(1e-6 * best));
        double before = best;
        for (double served = 1e10; served < 1e16; served *= 10) {
            double parameters = optimum.parametersToServe(loss, served);
            assertThat(parameters).isLessThan(before);
            before = parameters;
        }
    }

    private static double work(double parameters, double loss, double served) {
        return 6 * parameters * PublishedLaws.BESIROGLU.tokensFor(parameters, loss) + 2 * parameters * served;
    }
}
