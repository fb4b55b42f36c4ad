package dev.trilemma.quote;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import dev.trilemma.SettableClock;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;

/** Who may spend what, however many want to at once, on every database the service runs on. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "trilemma.security.first-key=" + DecisionsContract.ADMINISTRATOR)
@Import(DecisionsContract.StandingClock.class)
abstract class DecisionsContract {

    static final String ADMINISTRATOR = "the first key of the tests of decisions";

    private static final int RACERS = 100;
    private static final int PAID_FOR = 10;
    private static final String PLAN = """
            {"title": "A thousand", "model": "bert-base",
             "training": {"tokens": 1e9, "sequenceLength": 512, "globalBatchSize": 256},
             "cluster": {"accelerator": "nvidia-a100-sxm4-80gb", "acceleratorCount": 8},
             "pricing": {"unitPrice": {"amount": "100.00", "currency": "USD"}}}
            """;

    private final HttpClient client = HttpClient.newHttpClient();

    @LocalServerPort
    private int port;

    @Autowired
    private SettableClock clock;

    @TestConfiguration
    static class StandingClock {

        @Bean
        @Primary
        SettableClock settableClock() {
            return new SettableClock(Instant.parse("2026-11-25T09:00:00Z"));
        }
    }

    @Test
    void ofAHundredApprovalsThatRaceForTheMoneyOfTenExactlyTenSucceed() {
        List<String> quotes = new ArrayList<>();
        for (int racer = 0; racer < RACERS; racer++) {
            quotes.add(issue(""));
        }
        BigDecimal total = total(quotes.get(0));
        String budget = budget(total.multiply(BigDecimal.valueOf(PAID_FOR)));

        List<CompletableFuture<HttpResponse<String>>> sent = quotes.stream()
                .map(quote -> client.sendAsync(
                        request("POST", "/quotes/" + quote + "/decisions", approval(budget), ADMINISTRATOR),
                        BodyHandlers.ofString()))
                .toList();
        List<Integer> statuses = sent.stream()
                .map(CompletableFuture::join)
                .map(HttpResponse::statusCode)
                .toList();

        assertThat(statuses.stream().filter(status -> status == 200)).hasSize(PAID_FOR);
        assertThat(statuses).filteredOn(status -> status != 200).containsOnly(409);
        String spent = get("/budgets/" + budget);
        assertThat(JsonPath.<String>read(spent, "$.left.amount")).isEqualTo("0.00");
        assertThat(quotes.stream().filter(quote -> status(quote).equals("approved")))
                .hasSize(PAID_FOR);
        assertThat(quotes.stream().filter(quote -> status(quote).equals("issued")))
                .hasSize(RACERS - PAID_FOR);
    }

    @Test
    void manyDecisionsOnOneQuoteDrawOnce() {
        String quote = issue("");
        BigDecimal total = total(quote);
        String budget = budget(total.multiply(BigDecimal.TEN));
        HttpRequest request = request("POST", "/quotes/" + quote + "/decisions", approval(budget), ADMINISTRATOR);

        List<CompletableFuture<HttpResponse<String>>> sent = new ArrayList<>();
        for (int racer = 0; racer < 20; racer++) {
            sent.add(client.sendAsync(request, BodyHandlers.ofString()));
        }
        List<Integer> statuses = sent.stream()
                .map(CompletableFuture::join)
                .map(HttpResponse::statusCode)
                .toList();

        assertThat(statuses.stream().filter(status -> status == 200)).hasSize(1);
        assertThat(new BigDecimal(JsonPath.<String>read(get("/budgets/" + budget), "$.committed.amount")))
                .isEqualByComparingTo(total);
    }

    @Test
    void onlyAnAdministratorExceedsABudgetAndTheQuoteSaysSo() {
        String approver = key("approver");
        String quote = issue("");
        String budget = budget(total(quote).subtract(new BigDecimal("0.01")));
        String forced = "{\"decision\":\"approved\",\"note\":\"Now!\",\"budget\":\"" + budget + "\",\"force\":true}";

        HttpResponse<String> refused = send("POST", "/quotes/" + quote + "/decisions", approval(budget), approver);
        HttpResponse<String> forbidden = send("POST", "/quotes/" + quote + "/decisions", forced, approver);
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(JsonPath.<String>read(refused.body(), "$.detail")).contains("left");
        assertThat(forbidden.statusCode()).isEqualTo(403);
        assertThat(status(quote)).isEqualTo("issued");

        HttpResponse<String> approved = send("POST", "/quotes/" + quote + "/decisions", forced, ADMINISTRATOR);
        assertThat(approved.statusCode()).isEqualTo(200);
        assertThat(JsonPath.<Boolean>read(approved.body(), "$.decision.forced")).isTrue();
        assertThat(JsonPath.<String>read(get("/budgets/" + budget), "$.left.amount"))
                .isEqualTo("-0.01");
    }

    @Test
    void aQuoteIsWhatItWasButForItsStandingAndItsDecision() {
        String quote = issue("");
        Map<String, Object> issued = JsonPath.read(get("/quotes/" + quote), "$");
        String budget = budget(total(quote));
        send("POST", "/quotes/" + quote + "/decisions", approval(budget), ADMINISTRATOR);

        Map<String, Object> approved = JsonPath.read(get("/quotes/" + quote), "$");

        assertThat(approved).containsEntry("status", "approved").containsKey("decision");
        approved.remove("decision");
        approved.put("status", "issued");
        assertThat(approved).isEqualTo(issued);
    }

    @Test
    void whatIsNotToBeDecidedIsNotDecided() {
        String draft = issue("?draft=true");
        assertThat(decide(draft, "rejected").statusCode()).isEqualTo(409);
        assertThat(send("PATCH", "/quotes/" + draft, "{\"status\":\"approved\"}", ADMINISTRATOR, "*")
                        .statusCode())
                .isEqualTo(400);
        assertThat(send("PATCH", "/quotes/" + draft, "{\"status\":\"issued\"}", ADMINISTRATOR, "*")
                        .statusCode())
                .isEqualTo(200);
        assertThat(send("PATCH", "/quotes/" + draft, "{\"status\":\"issued\"}", ADMINISTRATOR, "*")
                        .statusCode())
                .isEqualTo(409);
        assertThat(decide(draft, "rejected").statusCode()).isEqualTo(200);
        assertThat(decide(draft, "rejected").statusCode()).isEqualTo(409);

        String superseded = issue("");
        String successor = issue("?supersedes=" + superseded);
        assertThat(status(superseded)).isEqualTo("superseded");
        assertThat(JsonPath.<String>read(get("/quotes/" + superseded), "$.supersededBy"))
                .isEqualTo(successor);
        assertThat(decide(superseded, "rejected").statusCode()).isEqualTo(409);
        assertThat(send("POST", "/quotes?supersedes=" + draft, PLAN, ADMINISTRATOR)
                        .statusCode())
                .isEqualTo(409);

        String late = issue("");
        clock.advance(Duration.ofDays(30));
        assertThat(status(late)).isEqualTo("expired");
        assertThat(decide(late, "rejected").statusCode()).isEqualTo(409);
    }

    @Test
    void aBudgetOfAnotherPeriodOrCurrencyIsNotDrawnOn() {
        String quote = issue("");
        String past = id(send(
                "POST",
                "/budgets",
                "{\"title\":\"Past\",\"amount\":{\"amount\":\"1000000\",\"currency\":\"USD\"},\"startsOn\":\"2020-01-01\",\"endsOn\":\"2020-12-31\"}",
                ADMINISTRATOR));
        String euros = id(send(
                "POST",
                "/budgets",
                "{\"title\":\"Euros\",\"amount\":{\"amount\":\"1000000\",\"currency\":\"EUR\"},\"startsOn\":\"2020-01-01\",\"endsOn\":\"2099-12-31\"}",
                ADMINISTRATOR));
        for (String budget : List.of(past, euros)) {
            assertThat(send("POST", "/quotes/" + quote + "/decisions", approval(budget), ADMINISTRATOR)
                            .statusCode())
                    .isEqualTo(409);
        }
        assertThat(send(
                                "POST",
                                "/quotes/" + quote + "/decisions",
                                approval("00000000-0000-0000-0000-000000000000"),
                                ADMINISTRATOR)
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void aBudgetStaysAtLeastWhatWasDrawn() {
        String quote = issue("");
        String budget = budget(total(quote).multiply(BigDecimal.TEN));
        send("POST", "/quotes/" + quote + "/decisions", approval(budget), ADMINISTRATOR);

        assertThat(send(
                                "PATCH",
                                "/budgets/" + budget,
                                "{\"amount\":{\"amount\":\"0.01\",\"currency\":\"USD\"}}",
                                ADMINISTRATOR,
                                "*")
                        .statusCode())
                .isEqualTo(409);
        assertThat(send("DELETE", "/budgets/" + budget, null, ADMINISTRATOR, "*")
                        .statusCode())
                .isEqualTo(409);
        assertThat(send("PATCH", "/budgets/" + budget, "{\"endsOn\":\"2019-01-01\"}", ADMINISTRATOR, "*")
                        .statusCode())
                .isEqualTo(400);
    }

    private String issue(String query) {
        return id(send("POST", "/quotes" + query, PLAN, ADMINISTRATOR));
    }

    private String budget(BigDecimal amount) {
        return id(send(
                "POST",
                "/budgets",
                "{\"title\":\"Ten of them\",\"amount\":{\"amount\":\"" + amount.toPlainString()
                        + "\",\"currency\":\"USD\"},\"startsOn\":\"2026-01-01\",\"endsOn\":\"2099-12-31\"}",
                ADMINISTRATOR));
    }

    private HttpResponse<String> decide(String quote, String decision) {
        return send("POST", "/quotes/" + quote + "/decisions", "{\"decision\":\"" + decision + "\"}", ADMINISTRATOR);
    }

    private static String approval(String budget) {
        return "{\"decision\":\"approved\",\"budget\":\"" + budget + "\"}";
    }

    private String key(String role) {
        HttpResponse<String> issued =
                send("POST", "/api-keys", "{\"title\":\"x\",\"roles\":[\"" + role + "\"]}", ADMINISTRATOR);
        return JsonPath.read(issued.body(), "$.secret");
    }

    private BigDecimal total(String quote) {
        return new BigDecimal(JsonPath.<String>read(get("/quotes/" + quote), "$.total.amount"));
    }

    private String status(String quote) {
        return JsonPath.read(get("/quotes/" + quote), "$.status");
    }

    private static String id(HttpResponse<String> created) {
        assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
        return JsonPath.read(created.body(), "$.id");
    }

    private String get(String path) {
        HttpResponse<String> answer = send("GET", path, null, ADMINISTRATOR);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }

    private HttpResponse<String> send(
            String method, String path, @Nullable String body, String key, String... ifMatch) {
        return client.sendAsync(request(method, path, body, key, ifMatch), BodyHandlers.ofString())
                .join();
    }

    private HttpRequest request(String method, String path, @Nullable String body, String key, String... ifMatch) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1" + path))
                .timeout(Duration.ofSeconds(60))
                .header("X-API-Key", key)
                .header("Content-Type", "application/json")
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        for (String revision : ifMatch) {
            request.header("If-Match", revision);
        }
        return request.build();
    }
}
