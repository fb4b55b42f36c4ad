package dev.trilemma.faults;

import com.jayway.jsonpath.JsonPath;
import dev.trilemma.HttpCalls;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/** A client that keeps plans, issues quotes and approves them, repeats what was not acknowledged, and notes what was. */
final class Writer {

    private static final String PLAN = """
            {"title": "%s", "model": "bert-base",
             "training": {"tokens": 1e9, "sequenceLength": 512, "globalBatchSize": 256},
             "cluster": {"accelerator": "nvidia-a100-sxm4-80gb", "acceleratorCount": 8},
             "pricing": {"unitPrice": {"amount": "100.00", "currency": "USD"}}}
            """;

    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final int MOST_TRIES = 500;

    private final List<HttpCalls> services;
    private final String name;
    private final String budget;
    private final Findings findings;
    private final List<Acknowledged> acknowledged = new ArrayList<>();
    private BigDecimal approved = BigDecimal.ZERO;
    private int calls;

    Writer(List<HttpCalls> services, String name, String budget, Findings findings) {
        this.services = services;
        this.name = name;
        this.budget = budget;
        this.findings = findings;
    }

    /** What was answered with 201. */
    record Acknowledged(String title, String location) {}

    /** A plan, a quote and its approval, each with a key of its own. */
    void work(int round) {
        String title = name + "-" + round;
        store("/api/v1/plans", title, PLAN.formatted(title));
        store("/api/v1/quotes", title, PLAN.formatted(title)).ifPresent(quote -> approve(quote, title));
    }

    List<Acknowledged> acknowledged() {
        return acknowledged;
    }

    /** The sum of the quotes whose approval was acknowledged. */
    BigDecimal approved() {
        return approved;
    }

    private Optional<HttpResponse<String>> store(String path, String title, String body) {
        Optional<HttpResponse<String>> stored = insist(path, title, body);
        stored.flatMap(answer -> answer.headers().firstValue("Location"))
                .ifPresent(location -> acknowledged.add(new Acknowledged(title, location)));
        return stored;
    }

    private void approve(HttpResponse<String> quote, String title) {
        String path = "/api/v1/quotes/" + JsonPath.read(quote.body(), "$.id") + "/decisions";
        insist(path, title, "{\"decision\":\"approved\",\"note\":\"\",\"budget\":\"" + budget + "\"}")
                .ifPresent(decided ->
                        approved = approved.add(new BigDecimal(JsonPath.<String>read(quote.body(), "$.total.amount"))));
    }

    /** Repeats the request with the same key, to one replica after the other, until it is acknowledged. */
    private Optional<HttpResponse<String>> insist(String path, String key, String body) {
        Watched watched = new Watched(findings);
        for (int attempt = 0; attempt < MOST_TRIES; attempt++) {
            HttpCalls service = services.get(calls++ % services.size());
            Optional<HttpResponse<String>> answer = watched.send(service, "POST", path, body, "Idempotency-Key", key);
            int status = answer.map(HttpResponse::statusCode).orElse(0);
            if (status == 200 || status == 201) {
                return answer;
            }
            if (status >= 400 && status < 500 && status != 409) {
                findings.add(
                        Fault.WRONG,
                        path + ": " + status + " "
                                + answer.map(HttpResponse::body).orElse(""));
                return Optional.empty();
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
        findings.add(Fault.HUNG, path + " was not acknowledged after " + MOST_TRIES + " tries");
        return Optional.empty();
    }
}
