package dev.trilemma.engine.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CriticalBatchTests {

    private final CriticalBatch criticalBatch = PublishedLaws.CRITICAL_BATCH;

    /** Zhang et al. 2024, in tokens. */
    @ParameterizedTest(name = "{0} tokens")
    @CsvSource({"6.04e9, 3.5e6", "1e12, 38.7e6", "2e12, 53.7e6", "15.6e12, 141e6"})
    void theCriticalBatchGrowsWithData(double tokens, double batch) {
        assertThat(criticalBatch.byData(tokens)).isCloseTo(batch, within(0.01 * batch));
    }

    /** Kaplan et al. 2020, in tokens. */
    @ParameterizedTest(name = "loss {0}")
    @CsvSource({"2.5, 2.6e6", "2.0, 7.4e6", "1.8, 12e6"})
    void theCriticalBatchGrowsAsLossFalls(double loss, double batch) {
        assertThat(criticalBatch.byLoss(loss)).isCloseTo(batch, within(0.025 * batch));
    }

    @Test
    void theBatchOfLlama3405bWastesAboutATenth() {
        BatchPenalty penalty = criticalBatch.penalty(16e6, 15.6e12, 1.89);

        assertThat(penalty.overhead()).isCloseTo(0.11, within(0.005));
        assertThat(penalty.effectiveTokens(15.6e12)).isCloseTo(15.6e12 / 1.113, within(0.01e12));
    }

    @Test
    void theTwoLawsDisagreeByMoreThanFourTimes() {
        BatchPenalty penalty = criticalBatch.penalty(16e6, 15.6e12, 1.89);

        assertThat(penalty.kaplanOverhead() / penalty.overhead()).isBetween(4.0, 15.0);
    }
}
