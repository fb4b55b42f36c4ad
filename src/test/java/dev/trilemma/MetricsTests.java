package dev.trilemma;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.jayway.jsonpath.JsonPath;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The figures of a service that has done one of each thing. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MetricsTests {

    private static final String KEY = "the first key of the tests of the metrics";
    private static final Path DASHBOARD = Path.of("docker/grafana/dashboards/trilemma.json");
    private static final Path ALERTS = Path.of("docker/prometheus/alerts.yml");

    /** A metric with its labels. */
    private static final Pattern SELECTOR = Pattern.compile("([a-z_0-9]+)\\{([^}]*)}");

    private static final Pattern LABEL = Pattern.compile("([a-z]+)=~?\"");

    private StartedService service;

    @BeforeAll
    void doOneOfEachThing() {
        service = StartedService.inMemory("metrics", "--trilemma.security.first-key=" + KEY);
        post(200, "/api/v1/estimates", Examples.of("createEstimate"));
        post(200, "/api/v1/strategies", Examples.of("createStrategy"));
        post(200, "/api/v1/frontiers", Examples.of("createFrontier"));
        post(200, "/api/v1/solutions", Examples.of("createSolution"));
        String quote = JsonPath.read(post(201, "/api/v1/quotes", Examples.of("createQuote")), "$.id");
        post(200, "/api/v1/quotes/" + quote + "/decisions", "{\"decision\": \"approved\"}");
        System.gc();
        await().until(() -> {
            String figures = scrape();
            return figures.contains("trilemma_price_age_seconds") && figures.contains("jvm_gc_pause_seconds_max");
        });
    }

    @AfterAll
    void stop() {
        service.close();
    }

    @Test
    void everyMetricOfTheDashboardAndOfTheAlertsIsPublishedWithItsLabels() throws IOException {
        List<String> published = scrape().lines().toList();
        List<String> expressions = expressions();

        assertThat(expressions).hasSizeGreaterThan(20);
        assertThat(expressions).allSatisfy(expression -> {
            List<MatchResult> selectors = SELECTOR.matcher(expression).results().toList();
            assertThat(selectors)
                    .isNotEmpty()
                    .allSatisfy(selector -> assertThat(published)
                            .as(selector.group())
                            .anyMatch(line -> isOf(selector.group(1), line)
                                    && labels(selector.group(2)).stream().allMatch(line::contains)));
        });
    }

    @Test
    void whatWasDoneIsCounted() {
        String figures = scrape();

        assertThat(figures)
                .contains(
                        "trilemma_quotes_total{event=\"issued\"} 1.0", "trilemma_quotes_total{event=\"approved\"} 1.0")
                .containsPattern("trilemma_quotes_amount_total\\{currency=\"USD\",event=\"approved\"} [1-9]")
                .containsPattern("trilemma_search_examined_sum\\{complete=\"true\",search=\"strategies\"} [1-9]")
                .containsPattern("trilemma_estimates_total [1-9]")
                .contains("uri=\"/api/v1/quotes/{id}/decisions\"");
    }

    @Test
    void pricesThatEveryTeamReadsHaveAnAgeAndATeamsOwnHaveNone() {
        post(201, "/api/v1/price-catalogs", "{\"id\": \"ours-alone\", \"title\": \"Ours\", \"provider\": \"aws\"}");

        assertThat(scrape())
                .containsPattern("trilemma_price_age_seconds\\{catalog=\"public-prices\"} [1-9]")
                .doesNotContain("ours-alone");
    }

    @Test
    void theyAreForTheTeamThatRunsTheServiceAndTheProbesForEverybody() {
        post(201, "/api/v1/teams", "{\"id\": \"other\", \"title\": \"Other\"}");

        assertThat(figures("Authorization", "Bearer " + secret("viewer", "default")))
                .isEqualTo(200);
        assertThat(figures("X-API-Key", secret("administrator", "other"))).isEqualTo(403);
        assertThat(figures("X-Other", "nobody")).isEqualTo(401);
        for (String probe : List.of("", "/liveness", "/readiness")) {
            HttpResponse<String> answer = service.calls().send("GET", "/actuator/health" + probe, null);
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).contains("\"status\":\"UP\"").doesNotContain("H2");
        }
    }

    private int figures(String header, String value) {
        return service.calls()
                .send("GET", "/actuator/prometheus", null, header, value)
                .statusCode();
    }

    private String secret(String role, String team) {
        String key = "{\"title\": \"Key\", \"roles\": [\"" + role + "\"], \"team\": \"" + team + "\"}";
        return JsonPath.read(post(201, "/api/v1/api-keys", key), "$.secret");
    }

    private String scrape() {
        return service.calls()
                .send("GET", "/actuator/prometheus", null, "X-API-Key", KEY)
                .body();
    }

    private String post(int status, String path, String json) {
        HttpResponse<String> answer = service.calls().send("POST", path, json, "X-API-Key", KEY);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return answer.body();
    }

    private static List<String> expressions() throws IOException {
        var dashboard = JsonMapper.shared().readTree(Files.readString(DASHBOARD));
        var alerts = new YAMLMapper().readTree(Files.readString(ALERTS));
        return Stream.of(dashboard, alerts)
                .flatMap(file -> file.findValuesAsString("expr").stream())
                .filter(expression -> !expression.contains("up{"))
                .toList();
    }

    private static boolean isOf(String metric, String line) {
        return line.startsWith(metric + "{") || line.startsWith(metric + " ");
    }

    /** Without those that Prometheus adds. */
    private static List<String> labels(String selector) {
        return LABEL.matcher(selector)
                .results()
                .map(label -> label.group(1) + "=\"")
                .filter(label -> !label.equals("job=\""))
                .toList();
    }
}
