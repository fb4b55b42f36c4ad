package dev.trilemma.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.jayway.jsonpath.JsonPath;
import dev.trilemma.SettableClock;
import dev.trilemma.audit.AuditLog;
import dev.trilemma.team.Caller;
import dev.trilemma.team.Callers;
import dev.trilemma.webhook.Receiver.Request;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Webhooks from the request that adds one to the request that it receives. */
@SpringBootTest(
        properties = {
            "spring.datasource.url=jdbc:h2:mem:webhook-api;MODE=PostgreSQL;DB_CLOSE_DELAY=-1",
            "trilemma.webhook.allowed-networks=127.0.0.1/32"
        })
@AutoConfigureMockMvc
@ExtendWith(OutputCaptureExtension.class)
class WebhookApiTests {

    private static final String WEBHOOKS = "/api/v1/webhooks";
    private static final Instant NOON = Instant.parse("2026-12-01T12:00:00.123456Z");
    private static final int SOON = 20;

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private SettableClock clock;

    @Autowired
    private AuditLog audit;

    @Autowired
    private PlatformTransactionManager transactions;

    @Autowired
    private JdbcTemplate database;

    @BeforeEach
    void empty() {
        await().atMost(Duration.ofSeconds(SOON))
                .until(() -> count("scheduled_tasks where picked"), picked -> picked == 0);
        database.update("delete from webhook");
        database.update("delete from scheduled_tasks");
        clock.set(NOON);
    }

    @Test
    void anEventIsToldSignedToWhoeverSubscribedToIt() throws IOException {
        try (Receiver receiver = Receiver.answering(200);
                Receiver ofPrices = Receiver.answering(200)) {
            MvcTestResult added = add(receiver.url(), "quote.issued", "quote.decided");
            add(ofPrices.url(), "prices.published");
            happen("quote.approved", "quotes/1", Map.of("note", "fine", "action", "another"));
            Request request = receiver.next(SOON);

            assertThat(request.body())
                    .isEqualTo("{\"type\":\"quote.decided\",\"timestamp\":\"2026-12-01T12:00:00.123456Z\","
                            + "\"data\":{\"resource\":\"/api/v1/quotes/1\",\"action\":\"quote.approved\",\"actor\":\"service\","
                            + "\"note\":\"fine\"}}");
            assertThat(request.header("webhook-signature"))
                    .isEqualTo(new SigningSecret(read(added, "$.secret"))
                            .signature(request.header("webhook-id"), NOON.getEpochSecond(), request.body()));
            assertThat(ofPrices.waiting()).isZero();
            await().atMost(Duration.ofSeconds(SOON)).until(() -> "delivered".equals(delivery(added, "status")));
            assertThat(delivery(added, "id")).isEqualTo(request.header("webhook-id"));
            assertThat(deliveries(added))
                    .bodyJson()
                    .extractingPath("$.items[0]")
                    .asMap()
                    .containsEntry("event", "quote.decided")
                    .containsEntry("attempts", 1)
                    .containsEntry("responseStatus", 200)
                    .containsEntry("createdAt", "2026-12-01T12:00:00.123456Z")
                    .doesNotContainKeys("nextAttemptAt", "failure");
            await().atMost(Duration.ofSeconds(SOON)).until(this::tasks, tasks -> tasks == 0);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "quote.issued,quote.issued",
        "quote.approved,quote.decided",
        "quote.rejected,quote.decided",
        "quote.expired,quote.expired",
        "prices.published,prices.published"
    })
    void everyEventHasItsActions(String action, String event) throws IOException {
        try (Receiver receiver = Receiver.answering(204)) {
            add(receiver.url(), "quote.issued", "quote.decided", "quote.expired", "prices.published");
            happen("webhook.deleted", "webhooks/1", Map.of());
            happen(action, "things/1", Map.of());

            assertThat(JsonPath.<String>read(receiver.next(SOON).body(), "$.type"))
                    .isEqualTo(event);
        }
    }

    @Test
    void aReceiverThatFailsIsToldTheSameAgainLaterAndLater() throws IOException {
        try (Receiver receiver = Receiver.answering(500, 302, 204)) {
            MvcTestResult added = add(receiver.url(), "quote.issued");
            happen("quote.issued", "quotes/1", Map.of());
            Request first = receiver.next(SOON);
            await().atMost(Duration.ofSeconds(SOON))
                    .until(() -> "2026-12-01T12:00:10.123456Z".equals(delivery(added, "nextAttemptAt")));
            assertThat(delivery(added, "status")).isEqualTo("pending");
            assertThat(deliveries(added))
                    .bodyJson()
                    .extractingPath("$.items[0].responseStatus")
                    .isEqualTo(500);

            clock.advance(Duration.ofSeconds(10));
            Request second = receiver.next(SOON);
            await().atMost(Duration.ofSeconds(SOON))
                    .until(() -> "2026-12-01T12:00:30.123456Z".equals(delivery(added, "nextAttemptAt")));

            clock.advance(Duration.ofSeconds(20));
            Request third = receiver.next(SOON);
            await().atMost(Duration.ofSeconds(SOON)).until(() -> "delivered".equals(delivery(added, "status")));

            assertThat(List.of(second, third)).allSatisfy(again -> {
                assertThat(again.header("webhook-id")).isEqualTo(first.header("webhook-id"));
                assertThat(again.body()).isEqualTo(first.body());
                assertThat(again.header("webhook-timestamp")).isNotEqualTo(first.header("webhook-timestamp"));
            });
        }
    }

    @Test
    void whatIsRolledBackIsToldToNobody() throws IOException {
        try (Receiver receiver = Receiver.answering(200)) {
            MvcTestResult added = add(receiver.url(), "quote.issued");
            new TransactionTemplate(transactions).executeWithoutResult(status -> {
                audit.record("quote.issued", "quotes/rolled-back", Map.of());
                status.setRollbackOnly();
            });
            happen("quote.issued", "quotes/committed", Map.of());

            assertThat(receiver.next(SOON).body()).contains("committed");
            await().atMost(Duration.ofSeconds(SOON)).until(this::tasks, tasks -> tasks == 0);
            assertThat(receiver.waiting()).isZero();
            assertThat(deliveries(added))
                    .bodyJson()
                    .extractingPath("$.items")
                    .asArray()
                    .hasSize(1);
        }
    }

    @Test
    void anotherTeamIsToldNothing() throws IOException {
        database.update("merge into team (id, title, created_at) values ('vision', 'Vision', current_timestamp)");
        try (Receiver receiver = Receiver.answering(200)) {
            add(receiver.url(), "quote.issued");
            Callers.as(Caller.serviceFor("vision"), () -> {
                happen("quote.issued", "quotes/of-vision", Map.of());
                return true;
            });
            happen("quote.issued", "quotes/own", Map.of());

            assertThat(receiver.next(SOON).body()).contains("quotes/own");
            assertThat(receiver.waiting()).isZero();
        }
    }

    @Test
    void aWebhookOfAnotherTeamIsToldWhatItsTeamDoes() throws IOException {
        database.update("merge into team (id, title, created_at) values ('vision', 'Vision', current_timestamp)");
        try (Receiver receiver = Receiver.answering(200)) {
            Callers.as(Caller.serviceFor("vision"), () -> {
                add(receiver.url(), "quote.issued");
                happen("quote.issued", "quotes/of-vision", Map.of());
                return true;
            });

            assertThat(receiver.next(SOON).body()).contains("quotes/of-vision");
        }
    }

    @Test
    void aReceiverThatDoesNotAnswerHoldsUpNobodyElse() throws IOException {
        try (var silent = new ServerSocket(0, 100, InetAddress.getByName("127.0.0.1"));
                Receiver receiver = Receiver.answering(200)) {
            MvcTestResult dead = add("http://127.0.0.1:" + silent.getLocalPort() + "/", "quote.issued");
            add(receiver.url(), "quote.expired");
            IntStream.range(0, 40).forEach(quote -> happen("quote.issued", "quotes/" + quote, Map.of()));
            happen("quote.expired", "quotes/1", Map.of());

            assertThat(receiver.next(SOON).body()).contains("quote.expired");
            assertThat(deliveries(dead))
                    .bodyJson()
                    .extractingPath("$.items[?(@.attempts == 0)]")
                    .asArray()
                    .as("those that still wait for the receiver that does not answer")
                    .isNotEmpty();
        }
    }

    @Test
    void whatADeletedWebhookWasNotToldItIsNotTold() throws IOException {
        try (Receiver receiver = Receiver.answering(503)) {
            MvcTestResult added = add(receiver.url(), "quote.issued");
            happen("quote.issued", "quotes/1", Map.of());
            receiver.next(SOON);
            await().atMost(Duration.ofSeconds(SOON))
                    .until(() -> delivery(added, "attempts"), Integer.valueOf(1)::equals);
            assertThat(mvc.delete().uri(path(added)).header("If-Match", "\"2\""))
                    .hasStatus(412);
            assertThat(mvc.delete().uri(path(added)).header("If-Match", "\"1\""))
                    .hasStatus(204);
            assertThat(mvc.get().uri(path(added))).hasStatus(404);
            assertThat(mvc.get().uri(path(added) + "/deliveries")).hasStatus(404);

            clock.advance(Duration.ofSeconds(10));
            await().atMost(Duration.ofSeconds(SOON)).until(this::tasks, tasks -> tasks == 0);
            assertThat(receiver.waiting()).isZero();
        }
    }

    @Test
    void theSecretIsShownOnceAndIsInNoLog(CapturedOutput output) throws IOException {
        try (Receiver receiver = Receiver.answering(500)) {
            MvcTestResult added = add(receiver.url() + "?token=hush", "quote.issued");
            String secret = read(added, "$.secret");
            happen("quote.issued", "quotes/1", Map.of());
            receiver.next(SOON);

            assertThat(added).hasStatus(201).hasHeader("Location", path(added));
            assertThat(secret).startsWith("whsec_");
            assertThat(mvc.get().uri(WEBHOOKS)).bodyText().contains("Finance").doesNotContain("whsec_");
            assertThat(mvc.get().uri(path(added)))
                    .hasHeader("ETag", "\"1\"")
                    .bodyText()
                    .doesNotContain("whsec_");
            assertThat(deliveries(added)).bodyText().doesNotContain("whsec_", secret);
            assertThat(mvc.get().uri("/api/v1/audit-entries?resource={webhook}", "webhooks/" + read(added, "$.id")))
                    .bodyText()
                    .contains("webhook.added")
                    .doesNotContain("whsec_", "hush");
            assertThat(output.getAll()).doesNotContain(secret).doesNotContain("hush");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "https://169.254.169.254/latest/meta-data/,quote.issued,/url",
        "http://10.0.0.1/,quote.issued,/url",
        "https://user@finance.example/,quote.issued,/url",
        "https://finance.example/,quote.vanished,/events/0",
        "https://finance.example/,quoteIssued,/events/0"
    })
    void whatIsWrongIsNamed(String url, String event, String pointer) {
        assertThat(add(url, event))
                .hasStatus(400)
                .bodyJson()
                .extractingPath("$.errors[0].pointer")
                .isEqualTo(pointer);
    }

    @Test
    void aUrlThatIsTooLongIsNamed() {
        assertThat(add("https://finance.example/" + "a".repeat(2_000), "quote.issued"))
                .hasStatus(400)
                .bodyJson()
                .extractingPath("$.errors[0].pointer")
                .isEqualTo("/url");
    }

    private MvcTestResult add(String url, String... events) {
        return mvc.post()
                .uri(WEBHOOKS)
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"title\": \"Finance\", \"url\": \"" + url + "\", \"events\": [\""
                        + String.join("\", \"", events) + "\"]}")
                .exchange();
    }

    private void happen(String action, String resource, Map<String, Object> detail) {
        new TransactionTemplate(transactions).executeWithoutResult(status -> audit.record(action, resource, detail));
    }

    private MvcTestResult deliveries(MvcTestResult added) {
        return mvc.get().uri(path(added) + "/deliveries").exchange();
    }

    /** A field of the newest delivery; null where there is none. */
    private Object delivery(MvcTestResult added, String field) {
        List<Object> values = JsonPath.read(body(deliveries(added)), "$.items[0:1]." + field);
        return values.isEmpty() ? null : values.get(0);
    }

    private int tasks() {
        return count("scheduled_tasks");
    }

    private int count(String from) {
        return database.queryForObject("select count(*) from " + from, Integer.class);
    }

    private static String path(MvcTestResult added) {
        return WEBHOOKS + "/" + read(added, "$.id");
    }

    private static String read(MvcTestResult answer, String path) {
        return JsonPath.read(body(answer), path);
    }

    private static String body(MvcTestResult answer) {
        return new String(answer.getResponse().getContentAsByteArray(), java.nio.charset.StandardCharsets.UTF_8);
    }

    @TestConfiguration
    static class Time {

        @Bean
        @Primary
        SettableClock standingClock() {
            return new SettableClock(NOON);
        }
    }
}
