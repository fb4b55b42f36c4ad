package dev.trilemma.quote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trilemma.engine.cost.Money;
import dev.trilemma.web.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.data.jpa.test.autoconfigure.DataJpaTest;
import org.springframework.boot.hibernate.autoconfigure.HibernatePropertiesCustomizer;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.jdbc.test.autoconfigure.AutoConfigureTestDatabase;
import org.springframework.boot.jpa.test.autoconfigure.TestEntityManager;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.test.util.ReflectionTestUtils;

/** What an issued quote is on every database the service runs on. */
@DataJpaTest(
        includeFilters = @Filter(type = FilterType.ASSIGNABLE_TYPE, classes = HibernatePropertiesCustomizer.class),
        properties = "spring.jpa.hibernate.ddl-auto=validate")
@AutoConfigureTestDatabase(replace = AutoConfigureTestDatabase.Replace.NONE)
@ImportAutoConfiguration(JacksonAutoConfiguration.class)
@Import(Json.class)
abstract class StoredQuotesContract {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00.123456Z");
    private static final QuoteSummary SUMMARY =
            QuoteSummary.of("größer ≥ 🦙", Money.of("12345678901234567890.10", "USD"), 5.2e5);

    @Autowired
    private IssuedQuotes quotes;

    @Autowired
    private TestEntityManager entities;

    @Test
    void theAnswerComesBackToTheCharacter() {
        String answer = "{\"z\": 1.50,  \"a\":\"größer ≥ 🦙 \\u0000\", \"z2\":[" + "0,".repeat(300_000) + "0]}";
        UUID id = issued(answer);

        IssuedQuote read = quotes.findById(id).orElseThrow();

        assertThat(read.answer()).isEqualTo(answer);
        assertThat(read.summary()).isEqualTo(SUMMARY);
        assertThat(read.createdAt()).isEqualTo(NOON);
    }

    @Test
    void nothingThatHappensToAQuoteInMemoryReachesTheDatabase() {
        UUID id = issued("{}");
        IssuedQuote quote = quotes.findById(id).orElseThrow();

        ReflectionTestUtils.setField(quote, "answer", "{\"total\": 0}");
        ReflectionTestUtils.setField(quote, "expiresAt", Instant.MAX);
        ReflectionTestUtils.setField(quote, "summary", QuoteSummary.of("cheaper", null, 1));
        entities.flush();
        entities.clear();

        assertThat(quotes.findById(id).orElseThrow())
                .usingRecursiveComparison()
                .ignoringFields("teamId")
                .isEqualTo(quote(id, "{}"));
    }

    @Test
    void aQuoteIsNotIssuedAgainUnderItsId() {
        UUID id = issued("{}");

        assertThatThrownBy(() -> {
                    quotes.save(quote(id, "{\"total\": 0}"));
                    entities.flush();
                })
                .isInstanceOfAny(
                        DataIntegrityViolationException.class,
                        org.hibernate.exception.ConstraintViolationException.class);
    }

    @Test
    void theRepositoryAddsAndReadsAndDoesNothingElse() {
        assertThat(Arrays.stream(IssuedQuotes.class.getMethods()).map(method -> method.getName()))
                .containsExactlyInAnyOrder("save", "findById", "findByIdIn");
    }

    private UUID issued(String answer) {
        UUID id = UUID.randomUUID();
        quotes.save(quote(id, answer));
        entities.flush();
        entities.clear();
        return id;
    }

    private static IssuedQuote quote(UUID id, String answer) {
        var quote = new IssuedQuote();
        ReflectionTestUtils.setField(quote, "id", id);
        ReflectionTestUtils.setField(quote, "createdAt", NOON);
        ReflectionTestUtils.setField(quote, "expiresAt", NOON.plus(Duration.ofDays(30)));
        ReflectionTestUtils.setField(quote, "summary", SUMMARY);
        ReflectionTestUtils.setField(quote, "answer", answer);
        return quote;
    }
}
