package dev.trilemma.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataIntegrityViolationException;

class StorageFailuresTests {

    /** As where a webhook is deleted while a quote is issued of which it was to be told. */
    @ParameterizedTest
    @ValueSource(strings = {"23503", "23506"})
    void whatLosesARaceAgainstADeletionMayBeTriedAgain(String sqlState) {
        var failure = new DataIntegrityViolationException("", new SQLException("", sqlState));

        assertThat(StorageFailures.refusalFor(failure))
                .hasValueSatisfying(refusal -> assertThat(refusal.type()).isEqualTo(ProblemType.CONFLICT));
    }

    @Test
    void otherViolationsAreOurs() {
        var failure = new DataIntegrityViolationException("", new SQLException("", "23502"));

        assertThat(StorageFailures.refusalFor(failure)).isEmpty();
    }
}
