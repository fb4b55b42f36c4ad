package dev.trilemma.engine.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RepeatedDataTests {

    private final RepeatedData repeats = PublishedLaws.MUENNIGHOFF.repeatedData();

    /** What a token is worth on average after so many epochs (Muennighoff et al. 2023). */
    @ParameterizedTest(name = "{0} epochs")
    @CsvSource({"1, 1", "2, 0.984", "4, 0.931", "8, 0.828", "16, 0.661", "40, 0.379", "100, 0.164"})
    void repeatedTokensAreWorthLess(double epochs, double worth) {
        double uniqueTokens = 1e11;

        assertThat(repeats.effectiveTokens(epochs * uniqueTokens, uniqueTokens) / (epochs * uniqueTokens))
                .isCloseTo(worth, within(0.0006));
    }

    @Test
    void noNumberOfEpochsIsWorthMoreThanSixteenTimesTheData() {
        assertThat(repeats.effectiveTokens(1e30, 1e11)).isCloseTo(16.39e11, within(0.01e11));
    }

    @Test
    void parametersBeyondWhatTheDataFeedsAreWorthLess() {
        assertThat(repeats.effectiveParameters(1e9, 1e11)).isEqualTo(1e9);
        assertThat(repeats.effectiveParameters(51e9, 1e11)).isBetween(5.1e9, 5.1e9 * (1 + 5.309743));
        assertThat(PublishedLaws.BESIROGLU.repeatedData().effectiveParameters(51e9, 1e11))
                .isEqualTo(51e9);
    }
}
