package dev.trilemma.quote.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTests {

    @ParameterizedTest
    @CsvSource({
        "0, 0 s",
        "0.0123, 0.0123 s",
        "119.4, 119 s",
        "119.9, 2 minutes",
        "7200, 2 hours",
        "1824087.79, 21.1 days",
        "2701396800, 85.6 years"
    })
    void timesAreSaidInTheUnitThatHasTwoOfThem(double seconds, String words) {
        assertThat(Words.time(seconds)).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "65536, '65,500'",
        "999600, 1 million",
        "174604259328, 175 billion",
        "3e11, 300 billion",
        "1.5e13, 15 trillion",
        "1e18, '1,000 quadrillion'"
    })
    void countsKeepThreeDigits(double count, String words) {
        assertThat(Words.count(count)).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            15.7 days     | 28.3 days      | 15.7 to 28.3 days
            40 hours      | 2.1 days       | 40 hours to 2.1 days
            1.95 nats per token | 2.08 nats per token | 1.95 to 2.08 nats per token
            5             | 7              | 5 to 7
            2 days        | 3 working days | 2 days to 3 working days
            """)
    void aUnitThatBothEndsHaveIsSaidOnce(String low, String high, String range) {
        assertThat(Words.range(low, high)).isEqualTo(range);
    }

    @Test
    void moneyKeepsEveryDigit() {
        assertThat(Words.money(new StoredMoney(new BigDecimal("12345678901234567890.10"), "USD")))
                .isEqualTo("12,345,678,901,234,567,890.10 USD");
        assertThat(Words.money(new StoredMoney(new BigDecimal("2.412919723"), "EUR")))
                .isEqualTo("2.412919723 EUR");
    }

    @Test
    void namesOfFieldsBecomeWordsAndTextsStayAsTheyAre() {
        assertThat(Words.ofName("checkpointStorage")).isEqualTo("Checkpoint storage");
        assertThat(Words.ofName("reserved1Year")).isEqualTo("Reserved 1 year");
        assertThat(Words.ofName("R&D, 2027")).isEqualTo("R&D, 2027");
    }
}
