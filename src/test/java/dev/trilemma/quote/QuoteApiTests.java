package dev.trilemma.quote;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import dev.trilemma.SettableClock;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@SpringBootTest(properties = "spring.datasource.url=jdbc:h2:mem:quote-api;MODE=PostgreSQL;DB_CLOSE_DELAY=-1")
@AutoConfigureMockMvc
class QuoteApiTests {

    private static final String QUOTES = "/api/v1/quotes";
    private static final String PLANS = "/api/v1/plans";
    private static final String PLAN = """
            {"title": "Größer, 8B", "model": "llama-3.1-8b",
             "training": {"tokens": 1e12, "sequenceLength": 8192, "globalBatchSize": 1024, "precision": "bf16"},
             "cluster": {"accelerator": "nvidia-h100-sxm5-80gb", "acceleratorCount": 1024},
             "pricing": {"unitPrice": {"amount": "2.4900", "currency": "USD"}}}
            """;

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private SettableClock clock;

    @Autowired
    private JdbcTemplate database;

    @BeforeEach
    void empty() {
        database.update("delete from issued_quote");
        database.update("delete from saved_plan");
        clock.set(Instant.parse("2026-11-23T12:00:00.123456789Z"));
    }

    @Test
    void aQuoteHoldsThePlanTheEstimateAndUntilWhen() {
        MvcTestResult issued = post(QUOTES, PLAN);

        assertThat(issued).hasStatus(201).hasHeader("Location", QUOTES + "/" + id(issued));
        assertThat(issued).bodyJson().extractingPath("$.status").isEqualTo("issued");
        assertThat(issued).bodyJson().extractingPath("$.title").isEqualTo("Größer, 8B");
        assertThat(issued)
                .bodyJson()
                .extractingPath("$.plan.cluster.acceleratorCount")
                .isEqualTo(1024);
        assertThat(issued).bodyJson().extractingPath("$.createdAt").isEqualTo("2026-11-23T12:00:00.123456Z");
        assertThat(issued).bodyJson().extractingPath("$.expiresAt").isEqualTo("2026-12-23T12:00:00.123456Z");
        assertThat(issued).bodyJson().hasPath("$.provenance.engineVersion");
        assertThat(issued).bodyJson().hasPath("$.time.wallClockSeconds");
        assertThat(issued).bodyJson().extractingPath("$.total.currency").isEqualTo("USD");
        assertThat(issued).bodyJson().doesNotHavePath("$.planId");
    }

    @Test
    void aQuoteIsReadBackToTheByteUntilItExpiresAndOnlyItsStatusChangesThen() {
        MvcTestResult issued = post(QUOTES, PLAN);
        clock.advance(Duration.ofDays(30).minusNanos(1_000));
        assertThat(body(get(issued))).isEqualTo(body(issued));

        clock.advance(Duration.ofNanos(1_000));

        assertThat(body(get(issued)))
                .isEqualTo(body(issued).replaceFirst("\"status\":\"issued\"", "\"status\":\"expired\""));
        assertThat(mvc.get().uri(QUOTES).exchange())
                .bodyJson()
                .extractingPath("$.items[0].status")
                .isEqualTo("expired");
    }

    @Test
    void aQuoteOfASavedPlanOutlivesWhatBecomesOfThePlan() {
        MvcTestResult plan = post(PLANS, PLAN);
        MvcTestResult issued = post(QUOTES, "{\"planId\": \"" + id(plan) + "\", \"cluster\": null}");
        assertThat(issued)
                .hasStatus(201)
                .bodyJson()
                .extractingPath("$.planRevision")
                .isEqualTo(1);
        assertThat(issued).bodyJson().extractingPath("$.planId").isEqualTo(id(plan));

        mvc.delete().uri(PLANS + "/" + id(plan)).header("If-Match", "*").exchange();

        assertThat(body(get(issued))).isEqualTo(body(issued));
        assertThat(post(QUOTES, "{\"planId\": \"" + id(plan) + "\"}")).hasStatus(404);
    }

    @Test
    void aQuoteIsOfAPlanDocumentOrOfASavedPlanNotOfBoth() {
        String id = id(post(PLANS, PLAN));

        assertThat(pointerOfRefusal(PLAN.replaceFirst("\\{", "{\"planId\": \"" + id + "\",")))
                .isEqualTo("/planId");
        assertThat(pointerOfRefusal("{\"planId\": \"seven\"}")).isEqualTo("/planId");
        assertThat(pointerOfRefusal("{\"planId\": 7}")).isEqualTo("/planId");
        assertThat(pointerOfRefusal("{}")).isEqualTo("/cluster");
        assertThat(pointerOfRefusal("[]")).isEmpty();
        assertThat(post(QUOTES, PLAN.replaceFirst("\\{", "{\"planId\": null,"))).hasStatus(201);
    }

    @Test
    void aPlanIsCheckedAsStrictlyAsAnyRequestBody() {
        assertThat(pointerOfRefusal(PLAN.replace("acceleratorCount", "acceleratorCnt")))
                .isEqualTo("/cluster/acceleratorCnt");
        assertThat(pointerOfRefusal(PLAN.replace("1024}", "0}"))).isEqualTo("/cluster/acceleratorCount");
        assertThat(pointerOfRefusal(PLAN.replace("1024}", "1024.5}"))).isEqualTo("/cluster/acceleratorCount");
        assertThat(pointerOfRefusal(PLAN.replace("nvidia-h100-sxm5-80gb", "abacus")))
                .isEqualTo("/cluster/accelerator");
    }

    @Test
    void aPlanTooLongToKeepIsRefused() {
        String config = "{\"huggingFaceConfig\": {\"x\": \"" + "x".repeat(500_000) + "\"},";

        assertThat(pointerOfRefusal(PLAN.replaceFirst("\\{", config).replace("\"model\": \"llama-3.1-8b\",", "")))
                .isEqualTo("/huggingFaceConfig");
    }

    @Test
    void quotesAreListedNewestFirstWithTheirFigures() {
        List<String> inOneInstant = new ArrayList<>();
        for (int quote = 0; quote < 5; quote++) {
            inOneInstant.add(id(post(QUOTES, PLAN)));
        }
        clock.advance(Duration.ofSeconds(1));
        String newest = id(post(QUOTES, PLAN));

        String first = body(mvc.get().uri(QUOTES + "?limit=4").exchange());
        String second =
                body(mvc.get().uri(JsonPath.<String>read(first, "$.next")).exchange());

        List<String> ids = new ArrayList<>(JsonPath.<List<String>>read(first, "$.items[*].id"));
        ids.addAll(JsonPath.<List<String>>read(second, "$.items[*].id"));
        assertThat(ids).hasSize(6).startsWith(newest).containsAll(inOneInstant);
        assertThat(JsonPath.<String>read(first, "$.items[0].title")).isEqualTo("Größer, 8B");
        assertThat(JsonPath.<String>read(first, "$.items[0].total.currency")).isEqualTo("USD");
        assertThat(JsonPath.<Double>read(first, "$.items[0].wallClockSeconds")).isPositive();
    }

    @Test
    void aRepeatedRequestIsAnsweredWithTheSameBytes() {
        MvcTestResult first = postWithKey(PLAN);
        clock.advance(Duration.ofHours(1));
        MvcTestResult again = postWithKey(PLAN);

        assertThat(again).hasStatus(201).hasHeader("Idempotency-Replayed", "true");
        assertThat(body(again)).isEqualTo(body(first));
        assertThat(postWithKey(PLAN.replace("1024}", "8}"))).hasStatus(422);
        assertThat(database.queryForObject("select count(*) from issued_quote", Long.class))
                .isEqualTo(1);
    }

    @Test
    void thereIsNoWayToChangeAQuote() {
        String quote = QUOTES + "/" + id(post(QUOTES, PLAN));

        for (HttpMethod method : List.of(HttpMethod.PUT, HttpMethod.DELETE, HttpMethod.POST)) {
            assertThat(mvc.method(method)
                            .uri(quote)
                            .contentType(MediaType.APPLICATION_JSON)
                            .content(PLAN)
                            .exchange())
                    .hasStatus(405);
        }
        assertThat(mvc.patch()
                        .uri(quote)
                        .header("If-Match", "*")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"status\":\"issued\",\"title\":\"Cheaper\"}")
                        .exchange())
                .hasStatus(400)
                .bodyJson()
                .extractingPath("$.errors[0].pointer")
                .isEqualTo("/title");
    }

    private MvcTestResult post(String path, String body) {
        return mvc.post()
                .uri(path)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }

    private MvcTestResult postWithKey(String body) {
        return mvc.post()
                .uri(QUOTES)
                .contentType(MediaType.APPLICATION_JSON)
                .header("Idempotency-Key", "monday")
                .content(body)
                .exchange();
    }

    private MvcTestResult get(MvcTestResult issued) {
        return mvc.get().uri(QUOTES + "/" + id(issued)).exchange();
    }

    private String pointerOfRefusal(String body) {
        MvcTestResult refused = post(QUOTES, body);
        assertThat(refused).hasStatus(400);
        return JsonPath.read(body(refused), "$.errors[0].pointer");
    }

    private static String id(MvcTestResult answer) {
        return JsonPath.read(body(answer), "$.id");
    }

    private static String body(MvcTestResult answer) {
        return new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }

    @TestConfiguration
    static class Time {

        @Bean
        @Primary
        SettableClock standingClock() {
            return new SettableClock(Instant.EPOCH);
        }
    }
}
