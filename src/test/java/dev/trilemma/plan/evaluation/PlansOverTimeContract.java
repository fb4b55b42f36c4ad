package dev.trilemma.plan.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.jayway.jsonpath.JsonPath;
import dev.trilemma.SettableClock;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** A plan while prices, the plan and the engine change, on every database the service runs on. */
@SpringBootTest
@AutoConfigureMockMvc
@Import(PlansOverTimeContract.StandingClock.class)
abstract class PlansOverTimeContract {

    private static final Instant START = Instant.parse("2026-11-24T08:00:00Z");
    private static final String PLAN = """
            {"title": "Eight nodes", "model": "llama-3.1-8b",
             "training": {"tokens": 1e12, "sequenceLength": 8192, "globalBatchSize": 1024, "precision": "bf16"},
             "cluster": {"accelerator": "nvidia-h100-sxm5-80gb", "acceleratorCount": 64},
             "parallelism": {"tensor": 1, "pipeline": 1, "data": 64, "zeroStage": 3, "microBatchSize": 1},
             "pricing": {"provider": "acme", "region": "north", "priceCatalog": "%s"}}
            """;

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private SettableClock clock;

    @Autowired
    private JdbcTemplate database;

    @Autowired
    private Reevaluations reevaluations;

    private String catalog;

    @TestConfiguration
    static class StandingClock {

        @Bean
        @Primary
        SettableClock settableClock() {
            return new SettableClock(START);
        }
    }

    @BeforeEach
    void aCatalogOfItsOwn() {
        catalog = "acme-" + UUID.randomUUID();
        post("/price-catalogs", "{\"id\":\"" + catalog + "\",\"title\":\"Acme\",\"provider\":\"acme\"}");
    }

    @Test
    void aPlanUnderThreeVersionsOfACatalogShowsThreePointsAndWhichPriceMovedAndReproducesEach() {
        publish("80.00");
        String plan = save();
        evaluate(plan);
        nextDay();
        publish("64.00");
        evaluate(plan);
        nextDay();
        publish("72.00");
        evaluate(plan);

        String timeline = get("/plans/" + plan + "/timeline");
        assertThat(JsonPath.<List<Integer>>read(timeline, "$.items[*].priceCatalogVersion"))
                .containsExactly(1, 2, 3);
        assertThat(JsonPath.<List<String>>read(timeline, "$.items[1].priceMoves[?(@.from)].from.amount"))
                .containsExactly("80.00");
        assertThat(JsonPath.<List<String>>read(timeline, "$.items[1].priceMoves[?(@.from)].to.amount"))
                .containsExactly("64.00");
        assertThat(JsonPath.<List<String>>read(timeline, "$.items[2].priceMoves[*].source"))
                .singleElement()
                .asString()
                .contains("acme north", catalog + " version 3");
        // accelerators are the whole bill but storage: 8 nodes for the wall clock, at 16 dollars less an hour
        double hours = JsonPath.<Double>read(timeline, "$.items[0].wallClockSeconds") / 3600;
        assertThat(amount(timeline, "$.items[1].attribution.price").doubleValue())
                .isCloseTo(-16 * 8 * hours, within(0.02));
        assertThat(amount(timeline, "$.items[1].attribution.plan")).isZero();
        assertThat(amount(timeline, "$.items[1].attribution.engine")).isZero();
        assertThat(amount(timeline, "$.items[1].totalChange"))
                .isEqualTo(amount(timeline, "$.items[1].total").subtract(amount(timeline, "$.items[0].total")));
        for (String evaluation : JsonPath.<List<String>>read(timeline, "$.items[*].id")) {
            assertThat(get("/plans/" + plan + "/evaluations/" + evaluation + "/reproduction"))
                    .contains("\"identical\":true");
        }
    }

    @Test
    void whatBecomesKnownLaterDoesNotChangeWhatWasEvaluated() {
        publish("80.00");
        String plan = save();
        String evaluation = evaluate(plan);
        String kept = get("/plans/" + plan + "/evaluations/" + evaluation);

        clock.advance(Duration.ofHours(1));
        publish("40.00");
        String discount = JsonPath.read(
                post(
                        "/price-discounts",
                        "{\"provider\":\"acme\",\"factor\":0.5,\"startsOn\":\"2026-01-01\",\"note\":\"Agreed late\"}"),
                "$.id");
        clock.advance(Duration.ofHours(1));
        String discounted = evaluate(plan);
        clock.advance(Duration.ofHours(1));
        assertThat(send(HttpMethod.DELETE, "/price-discounts/" + discount, null, "*"))
                .hasStatus(204);
        clock.advance(Duration.ofHours(1));
        evaluate(plan);

        for (String each : List.of(evaluation, discounted)) {
            assertThat(get("/plans/" + plan + "/evaluations/" + each + "/reproduction"))
                    .contains("\"identical\":true");
        }
        assertThat(get("/plans/" + plan + "/evaluations/" + evaluation)).isEqualTo(kept);
        String timeline = get("/plans/" + plan + "/timeline");
        BigDecimal whole = amount(timeline, "$.items[2].attribution.price");
        assertThat(amount(timeline, "$.items[1].total")
                        .multiply(new BigDecimal(2))
                        .doubleValue())
                .isCloseTo(amount(timeline, "$.items[2].total").doubleValue(), within(400));
        assertThat(whole).isPositive();
    }

    @Test
    void aChangeOfEngineIsToldFromThatOfAPriceAndOfThePlan() {
        publish("80.00");
        String plan = save();
        String first = evaluate(plan);
        // as if an engine of before had found a tenth less
        BigDecimal was = amount(get("/plans/" + plan + "/timeline"), "$.items[0].total");
        BigDecimal less = was.multiply(new BigDecimal("0.9")).setScale(2, java.math.RoundingMode.HALF_EVEN);
        String figures = database.queryForObject(
                "select cast(figures as varchar) from evaluation where id = ?", String.class, UUID.fromString(first));
        database.update(
                "update evaluation set engine_version = 'before', figures = " + json() + " where id = ?",
                figures.replace(was.toPlainString(), less.toPlainString()),
                UUID.fromString(first));

        nextDay();
        publish("64.00");
        patch(plan, "{\"training\":{\"tokens\":2e12}}");
        evaluate(plan);

        String timeline = get("/plans/" + plan + "/timeline");
        assertThat(amount(timeline, "$.items[0].total")).isEqualTo(less);
        assertThat(amount(timeline, "$.items[1].attribution.engine")).isEqualTo(was.subtract(less));
        assertThat(amount(timeline, "$.items[1].attribution.price")).isNegative();
        assertThat(amount(timeline, "$.items[1].attribution.plan")).isPositive();
        assertThat(sumOfCauses(timeline, 1))
                .isEqualTo(amount(timeline, "$.items[1].total").subtract(less));
    }

    @Test
    void theCausesAddUpOverRandomHistoriesOfTheRealService() {
        var random = new Random(42);
        for (int history = 0; history < 8; history++) {
            catalog = "acme-" + UUID.randomUUID();
            post("/price-catalogs", "{\"id\":\"" + catalog + "\",\"title\":\"Acme\",\"provider\":\"acme\"}");
            publish("80.00");
            String plan = save();
            evaluate(plan);
            for (int step = 0; step < 5; step++) {
                nextDay();
                if (random.nextBoolean()) {
                    publish(String.valueOf(20 + random.nextInt(100)) + "." + (10 + random.nextInt(90)));
                }
                if (random.nextBoolean()) {
                    patch(plan, "{\"training\":{\"tokens\":" + (1 + random.nextInt(40)) + "e11}}");
                }
                evaluate(plan);
            }
            String timeline = get("/plans/" + plan + "/timeline");
            for (int item = 1; item < 6; item++) {
                assertThat(sumOfCauses(timeline, item))
                        .isEqualTo(amount(timeline, "$.items[" + item + "].total")
                                .subtract(amount(timeline, "$.items[" + (item - 1) + "].total")));
            }
        }
    }

    @Test
    void scenariosFollowTheirPlanAndEachHasATimelineOfItsOwn() {
        publish("80.00");
        String plan = save();
        String scenario = JsonPath.read(
                post(
                        "/plans/" + plan + "/scenarios",
                        "{\"title\":\"Half the tokens\",\"patch\":{\"training\":{\"tokens\":5e11}}}"),
                "$.id");
        post("/plans/" + plan + "/evaluations", null);
        nextDay();
        patch(plan, "{\"cluster\":{\"acceleratorCount\":128},\"parallelism\":null}");
        post("/plans/" + plan + "/evaluations", "{\"scenarios\":[\"" + scenario + "\"]}");

        String ofPlan = get("/plans/" + plan + "/timeline");
        String ofScenario = get("/plans/" + plan + "/timeline?scenario=" + scenario);
        assertThat(JsonPath.<List<Integer>>read(ofPlan, "$.items[*].planRevision"))
                .containsExactly(1);
        assertThat(JsonPath.<List<Integer>>read(ofScenario, "$.items[*].planRevision"))
                .containsExactly(1, 2);
        assertThat(JsonPath.<Double>read(ofScenario, "$.items[1].wallClockSeconds"))
                .isLessThan(0.7 * JsonPath.<Double>read(ofScenario, "$.items[0].wallClockSeconds"));
        assertThat(JsonPath.<List<String>>read(get("/plans/" + plan + "/evaluations"), "$.items[*].scenario"))
                .containsExactlyInAnyOrder(scenario, scenario, "plan");

        assertThat(send(HttpMethod.DELETE, "/plans/" + plan + "/scenarios/" + scenario, null, "*"))
                .hasStatus(204);
        assertThat(get("/plans/" + plan + "/timeline?scenario=" + scenario)).isEqualTo(ofScenario);
        assertThat(exchange(HttpMethod.GET, "/plans/" + plan + "/timeline?scenario=" + UUID.randomUUID(), null))
                .hasStatus(404);
    }

    @Test
    void aScenarioThatNoLongerFitsItsPlanIsAProblemAndRefusesNoOther() {
        publish("80.00");
        String plan = save();
        post(
                "/plans/" + plan + "/scenarios",
                "{\"title\":\"Two by two\",\"patch\":{\"parallelism\":{\"tensor\":2,\"data\":32}}}");
        patch(plan, "{\"cluster\":{\"acceleratorCount\":8},\"parallelism\":{\"data\":8}}");

        String evaluated = post("/plans/" + plan + "/evaluations", "{}");
        String comparison = get("/plans/" + plan + "/comparison");

        assertThat(JsonPath.<String>read(evaluated, "$.items[0].scenario")).isEqualTo("plan");
        assertThat(JsonPath.<String>read(evaluated, "$.items[1].type")).isEqualTo("/problems/invalid-request");
        assertThat(JsonPath.<Integer>read(comparison, "$.scenarios[1].problem.status"))
                .isEqualTo(400);
        assertThat(JsonPath.<Map<String, Object>>read(comparison, "$.scenarios[1]"))
                .doesNotContainKey("estimate");
    }

    @Test
    void aScenarioThatCannotEvenBeReadWithItsPlanIsAProblemAndRefusesNoOther() {
        publish("80.00");
        String plan = save();
        patch(
                plan,
                "{\"model\":null,\"architecture\":{\"layers\":2,\"hiddenSize\":64,\"attentionHeads\":2,\"vocabularySize\":100,"
                        + "\"slidingWindow\":{\"size\":8}}}");
        post(
                "/plans/" + plan + "/scenarios",
                "{\"title\":\"Global\",\"patch\":{\"architecture\":{\"slidingWindow\":{\"globalEvery\":2}}}}");
        patch(plan, "{\"architecture\":{\"slidingWindow\":null}}");

        String evaluated = post("/plans/" + plan + "/evaluations", "{}");

        assertThat(JsonPath.<String>read(evaluated, "$.items[0].scenario")).isEqualTo("plan");
        assertThat(JsonPath.<String>read(evaluated, "$.items[1].errors[0].pointer"))
                .isEqualTo("/architecture/slidingWindow/size");
    }

    @Test
    void anUnknownPriceHasNoSumAndSaysWhy() {
        publish("80.00");
        String plan = save();
        evaluate(plan);
        patch(plan, "{\"pricing\":{\"commitment\":\"reserved3Year\"}}");
        evaluate(plan);

        String timeline = get("/plans/" + plan + "/timeline");
        assertThat(JsonPath.<Map<String, Object>>read(timeline, "$.items[1]"))
                .doesNotContainKeys("total", "totalChange", "attribution");
        assertThat(JsonPath.<String>read(timeline, "$.items[1].unexplained")).contains("unknown");
    }

    @Test
    void aPlanThatAskedForItIsEvaluatedAgainAfterAPublicationAndOthersAreNot() {
        publish("80.00");
        String plan = save();
        String other = save();
        assertThat(send(HttpMethod.PATCH, "/plans/" + plan + "/settings", "{\"reevaluateOnPublication\":true}", "*"))
                .hasStatus(200);
        nextDay();
        publish("64.00");

        // a task of the first publication may still come in between
        await().atMost(Duration.ofSeconds(30))
                .until(() -> JsonPath.<List<Integer>>read(
                                get("/plans/" + plan + "/timeline"), "$.items[*].priceCatalogVersion")
                        .contains(2));
        String timeline = get("/plans/" + plan + "/timeline");
        assertThat(JsonPath.<List<String>>read(timeline, "$.items[*].occasion")).containsOnly("publication");
        assertThat(JsonPath.<List<String>>read(timeline, "$.items[*].evaluatedBy"))
                .containsOnly("service");
        assertThat(JsonPath.<List<Object>>read(get("/plans/" + other + "/timeline"), "$.items"))
                .isEmpty();
    }

    @Test
    void aPlanIsEvaluatedAgainWheneverItIsDueAndThatIsNoRevision() {
        publish("80.00");
        String plan = save();
        assertThat(send(HttpMethod.PATCH, "/plans/" + plan + "/settings", "{\"reevaluateEveryDays\":7}", "*"))
                .hasStatus(200);
        reevaluations.evaluateDue();
        assertThat(JsonPath.<List<Object>>read(get("/plans/" + plan + "/timeline"), "$.items"))
                .isEmpty();
        clock.advance(Duration.ofDays(8));
        reevaluations.evaluateDue();
        reevaluations.evaluateDue();
        clock.advance(Duration.ofDays(7));
        reevaluations.evaluateDue();

        assertThat(JsonPath.<List<String>>read(get("/plans/" + plan + "/timeline"), "$.items[*].occasion"))
                .containsExactly("schedule", "schedule");
        assertThat(JsonPath.<Integer>read(get("/plans/" + plan), "$.revision")).isEqualTo(2);
        assertThat(send(HttpMethod.PATCH, "/plans/" + plan + "/settings", "{\"archived\":true}", "\"2\""))
                .hasStatus(200);
        clock.advance(Duration.ofDays(30));
        reevaluations.evaluateDue();
        assertThat(JsonPath.<List<Object>>read(get("/plans/" + plan + "/timeline"), "$.items"))
                .hasSize(2);
    }

    /** The type of a JSON parameter. */
    abstract String json();

    private static org.assertj.core.data.Offset<Double> within(double value) {
        return org.assertj.core.data.Offset.offset(value);
    }

    private static BigDecimal sumOfCauses(String timeline, int item) {
        String attribution = "$.items[" + item + "].attribution.";
        return amount(timeline, attribution + "price")
                .add(amount(timeline, attribution + "plan"))
                .add(amount(timeline, attribution + "engine"));
    }

    private static BigDecimal amount(String json, String path) {
        return new BigDecimal(JsonPath.<String>read(json, path + ".amount"));
    }

    private void nextDay() {
        clock.advance(Duration.ofDays(1));
    }

    private void publish(String instancePrice) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        String csv =
                "provider,region,instance_type,accelerator,accelerators_per_instance,on_demand_usd_per_hour,as_of\n"
                        + "acme,north,node,nvidia-h100-sxm5-80gb,8," + instancePrice + "," + today + "\n";
        MvcTestResult published = mvc.post()
                .uri("/api/v1/price-catalogs/" + catalog + "/versions?format=trilemma&confirm=true")
                .contentType("text/csv")
                .content(csv)
                .exchange();
        assertThat(published).hasStatus(201);
    }

    private String save() {
        return JsonPath.read(post("/plans", PLAN.formatted(catalog)), "$.id");
    }

    /** The evaluation's id. */
    private String evaluate(String plan) {
        clock.advance(Duration.ofMillis(1));
        return JsonPath.read(post("/plans/" + plan + "/evaluations", "{\"scenarios\":[\"plan\"]}"), "$.items[0].id");
    }

    private void patch(String plan, String patch) {
        assertThat(send(HttpMethod.PATCH, "/plans/" + plan, patch, "*")).hasStatus(200);
    }

    private String post(String path, String body) {
        MvcTestResult answer = exchange(HttpMethod.POST, path, body);
        assertThat(answer).hasStatus(201);
        return body(answer);
    }

    private String get(String path) {
        MvcTestResult answer = exchange(HttpMethod.GET, path, null);
        assertThat(answer).hasStatus(200);
        return body(answer);
    }

    private MvcTestResult send(HttpMethod method, String path, String body, String ifMatch) {
        var request = mvc.method(method).uri("/api/v1" + path).header("If-Match", ifMatch);
        return body == null
                ? request.exchange()
                : request.contentType("application/json").content(body).exchange();
    }

    private MvcTestResult exchange(HttpMethod method, String path, String body) {
        var request = mvc.method(method).uri("/api/v1" + path);
        return body == null
                ? request.exchange()
                : request.contentType("application/json").content(body).exchange();
    }

    private static String body(MvcTestResult answer) {
        try {
            return answer.getResponse().getContentAsString(java.nio.charset.StandardCharsets.UTF_8);
        } catch (java.io.UnsupportedEncodingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
