package dev.trilemma.engine.goodput;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.trilemma.engine.hardware.Precision;
import java.util.Random;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GoodputCalculatorTests {

    private static final double HOUR = 3600;
    private static final double DAY = 24 * HOUR;

    /** 16,384 accelerators that fail every 3.09 h, as the cluster of Llama 3 405B did. */
    private static final double LLAMA_SECONDS_BETWEEN_FAILURES = 3.09 * HOUR;

    private static final Exposure LLAMA = new Exposure(16_384, 2048, 0, 1, 0);

    private final GoodputCalculator calculator = new GoodputCalculator();

    @Test
    void theClusterOfLlama3SavesItsStateEveryQuarterOfAnHour() {
        WallClock wallClock = calculator.wallClock(54 * DAY, LLAMA, llamaReliability(300));

        assertThat(wallClock.checkpointIntervalSeconds()).isCloseTo(817, within(0.5));
        assertThat(wallClock.meanSecondsBetweenFailures()).isCloseTo(LLAMA_SECONDS_BETWEEN_FAILURES, within(1e-6));
    }

    /** Percentages of the exact expectation and of its first order, {@code 1 + δ / τ + (τ / 2 + R) / M}. */
    @ParameterizedTest(name = "restarts of {0} s")
    @CsvSource({"120, 91.8, 92.2", "300, 90.4, 90.9", "600, 88.0, 88.7", "1800, 79.0, 81.0"})
    void theClusterOfLlama3LosesAboutATenthToFailures(double restartSeconds, double exact, double firstOrder) {
        WallClock wallClock = calculator.wallClock(54 * DAY, LLAMA, llamaReliability(restartSeconds));

        double interval = wallClock.checkpointIntervalSeconds();
        double first = 1 / (1 + 30 / interval + (interval / 2 + restartSeconds) / LLAMA_SECONDS_BETWEEN_FAILURES);
        assertThat(100 * first).isCloseTo(firstOrder, within(0.05));
        assertThat(100 * wallClock.goodput()).isCloseTo(exact, within(0.07));
    }

    /** Eight spot nodes taken once a day each: one interruption in three hours, checkpoints of 30 s, restarts of 10 min. */
    @Test
    void spotNodesLoseMoreThanATenth() {
        Reliability reliability = reliability(1e15, 30, 600);

        WallClock wallClock = calculator.wallClock(30 * DAY, new Exposure(64, 8, 0, 1, 1 / 24.0), reliability);

        assertThat(wallClock.meanSecondsBetweenFailures()).isCloseTo(3 * HOUR, within(1.0));
        assertThat(wallClock.goodput()).isCloseTo(0.887, within(0.01));
    }

    @Test
    void checkpointsTakeLongerTheMoreThereIsToWriteAndShorterTheMoreNodesWrite() {
        Reliability reliability = new Reliability(16_384, 50_000 * HOUR, 5, 1.2e9, 300, 0, 0, 1.1, 3e10);

        assertThat(checkpointSeconds(new Exposure(384, 48, 2.3e12, 1, 0), reliability))
                .isCloseTo(44.9, within(0.1));
        assertThat(checkpointSeconds(new Exposure(768, 96, 2.3e12, 1, 0), reliability))
                .isCloseTo(25.0, within(0.1));
    }

    @Test
    void aShortRunOnOneAcceleratorLosesNothing() {
        Reliability reliability = new Reliability(16_384, 50_000 * HOUR, 5, 1.2e9, 300, 0, 0, 1.1, 3e10);

        assertThat(calculator
                        .wallClock(10, new Exposure(1, 1, 1e9, 1, 0), reliability)
                        .goodput())
                .isBetween(0.99999, 1.0);
        assertThat(calculator
                        .wallClock(8 * HOUR, new Exposure(1, 1, 1e9, 1, 0), reliability)
                        .goodput())
                .isBetween(0.9998, 1.0);
    }

    /** Half of what remains after failures goes to something else, so that twice the time passes. */
    @Test
    void whatElseIsLostStretchesTheWallClockByItsShare() {
        Exposure exposure = new Exposure(1024, 128, 1e12, 1, 0);
        WallClock failuresAlone = calculator.wallClock(
                DAY, exposure, new Reliability(16_384, 50_000 * HOUR, 5, 1.2e9, 300, 0, 0, 1.1, 3e10));
        WallClock halved = calculator.wallClock(
                DAY, exposure, new Reliability(16_384, 50_000 * HOUR, 5, 1.2e9, 300, 0.5, 0, 1.1, 3e10));

        assertThat(halved.wallClockSeconds())
                .isCloseTo(2 * failuresAlone.wallClockSeconds(), within(1e-9 * halved.wallClockSeconds()));
        assertThat(halved.checkpointIntervalSeconds()).isEqualTo(failuresAlone.checkpointIntervalSeconds());
    }

    @Test
    void aClusterThatFailsFasterThanItRestartsCollapsesAndStillHasAWallClock() {
        WallClock nearly =
                calculator.wallClock(DAY, new Exposure(131_072, 16_384, 0, 1, 0), reliability(29_538, 5, 300));
        WallClock hopeless =
                calculator.wallClock(DAY, new Exposure(1_000_000, 125_000, 1e15, 1, 10), reliability(1, 30, 3600));

        assertThat(nearly.meanSecondsBetweenFailures()).isCloseTo(0.23 * HOUR, within(20.0));
        assertThat(nearly.collapses()).isTrue();
        assertThat(hopeless.collapses()).isTrue();
        assertThat(hopeless.goodput()).isEqualTo(1e-3);
        assertThat(hopeless.wallClockSeconds()).isEqualTo(1000 * DAY);
        assertThat(calculator.wallClock(DAY, LLAMA, llamaReliability(300)).collapses())
                .isFalse();
    }

    @Test
    void aClusterLargerThanAnyWhoseFailuresArePublishedIsAnExtrapolation() {
        Reliability reliability = reliability(50_000, 5, 300);

        assertThat(calculator.wallClock(DAY, LLAMA, reliability).extrapolated()).isFalse();
        assertThat(calculator
                        .wallClock(DAY, new Exposure(16_385, 2049, 0, 1, 0), reliability)
                        .extrapolated())
                .isTrue();
    }

    @Test
    void largeHalfPrecisionRunsFailOftener() {
        Reliability reliability = reliability(50_000, 5, 300);

        assertThat(reliability.failureFactor(Precision.FP16, 1.75e11)).isEqualTo(1.1);
        assertThat(reliability.failureFactor(Precision.FP16, 3e10)).isEqualTo(1);
        assertThat(reliability.failureFactor(Precision.BF16, 1.75e11)).isEqualTo(1);
        assertThat(calculator
                        .wallClock(DAY, new Exposure(1024, 128, 0, 1.1, 0), reliability)
                        .goodput())
                .isLessThan(calculator
                        .wallClock(DAY, new Exposure(1024, 128, 0, 1, 0), reliability)
                        .goodput());
    }

    @Test
    void moreFailuresNeverRaiseGoodput() {
        Random random = new Random(42);
        for (int run = 0; run < 200; run++) {
            double trainingSeconds = Math.pow(10, 1 + 6 * random.nextDouble());
            double restartSeconds = 1000 * random.nextDouble();
            double blockingSeconds = 0.1 + 100 * random.nextDouble();
            Exposure exposure = new Exposure(
                    1 + random.nextInt(100_000), 1 + random.nextInt(10_000), 1e13 * random.nextDouble(), 1, 0);
            double[] goodputs = DoubleStream.iterate(1e7, hours -> hours > 1, hours -> hours / 3)
                    .map(hours -> calculator
                            .wallClock(trainingSeconds, exposure, reliability(hours, blockingSeconds, restartSeconds))
                            .goodput())
                    .toArray();
            assertThat(DoubleStream.of(goodputs).boxed()).allMatch(goodput -> goodput > 0 && goodput <= 1);
            for (int worse = 1; worse < goodputs.length; worse++) {
                assertThat(goodputs[worse]).isLessThanOrEqualTo(goodputs[worse - 1] + 1e-12);
            }
        }
    }

    @Test
    void moreTrainingNeverTakesLessTime() {
        Reliability reliability = reliability(50_000, 5, 300);
        Exposure exposure = new Exposure(4096, 512, 1e13, 1, 0);
        double before = 0;
        for (double trainingSeconds = 1; trainingSeconds < 1e8; trainingSeconds *= 1.1) {
            WallClock wallClock = calculator.wallClock(trainingSeconds, exposure, reliability);
            assertThat(wallClock.wallClockSeconds()).isGreaterThan(Math.max(before, trainingSeconds));
            before = wallClock.wallClockSeconds();
        }
    }

    private static Reliability llamaReliability(double restartSeconds) {
        return new Reliability(
                16_384, LLAMA_SECONDS_BETWEEN_FAILURES * 16_384, 30, 1e9, restartSeconds, 0, 0, 1.1, 3e10);
    }

    private static Reliability reliability(double hoursBetweenFailures, double blockingSeconds, double restartSeconds) {
        return new Reliability(
                16_384, hoursBetweenFailures * HOUR, blockingSeconds, 1.2e9, restartSeconds, 0, 0, 1.1, 3e10);
    }

    private double checkpointSeconds(Exposure exposure, Reliability reliability) {
        return calculator.wallClock(DAY, exposure, reliability).checkpointSeconds();
    }
}
