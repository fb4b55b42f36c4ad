package dev.trilemma.plan.actual;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.jayway.jsonpath.JsonPath;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@SpringBootTest(properties = "spring.datasource.url=jdbc:h2:mem:actuals;MODE=PostgreSQL;DB_CLOSE_DELAY=-1")
@AutoConfigureMockMvc
class ActualsApiTests {

    private static final String PLAN = """
            {"title": "Ran", "model": "llama-3.1-8b",
             "training": {"tokens": 1e12, "sequenceLength": 8192, "globalBatchSize": 1024},
             "cluster": {"accelerator": "%s", "acceleratorCount": 256},
             "pricing": {"unitPrice": {"amount": "2.00", "currency": "USD"}}}
            """;

    @Autowired
    private MockMvcTester mvc;

    @Test
    void theForecastIsTheLastEvaluationBeforeTheRunBegan() {
        String plan = save("nvidia-h100-sxm5-80gb");
        String evaluated = post("/plans/" + plan + "/evaluations", "application/json", "{}");
        double predicted = JsonPath.read(estimate("nvidia-h100-sxm5-80gb"), "$.time.stepSeconds");

        String late =
                post("/plans/" + plan + "/actuals", "application/json", "{\"stepSeconds\":" + 1.25 * predicted + "}");
        String early = post(
                "/plans/" + plan + "/actuals",
                "application/json",
                "{\"startedAt\":\"2020-01-01T00:00:00Z\",\"finishedAt\":\"2020-01-02T00:00:00Z\"}");

        assertThat(JsonPath.<String>read(late, "$.evaluation"))
                .isEqualTo(JsonPath.<String>read(evaluated, "$.items[0].id"));
        assertThat(JsonPath.<Double>read(late, "$.errors[0].error")).isCloseTo(0.25, within(1e-9));
        assertThat(JsonPath.<Map<String, Object>>read(early, "$")).doesNotContainKey("evaluation");
        assertThat(JsonPath.<List<String>>read(early, "$.errors[*].metric")).containsExactly("wallClockSeconds");
        assertThat(JsonPath.<Double>read(early, "$.errors[0].actual")).isEqualTo(86_400.0);
    }

    @Test
    void aLogOfStepsGivesTheMedianStepAndTheLastLoss() {
        String plan = save("nvidia-h100-sxm5-80gb");
        var random = new Random(11);
        var log = new StringBuilder("step,loss,\"step_seconds\",extra\r\n");
        double[] seconds = new double[1_001];
        for (int step = 0; step < seconds.length; step++) {
            seconds[step] = 3 + random.nextDouble();
            log.append(step)
                    .append(',')
                    .append(10.0 - step / 1_000.0)
                    .append(',')
                    .append(seconds[step])
                    .append(",x\r\n");
        }
        java.util.Arrays.sort(seconds);

        String reported = post("/plans/" + plan + "/actuals", "text/csv", log.toString());

        assertThat(JsonPath.<Double>read(reported, "$.actual.stepSeconds")).isEqualTo(seconds[500]);
        // of the last ten of 1,001 steps
        assertThat(JsonPath.<Double>read(reported, "$.actual.loss")).isCloseTo(10 - 0.9955, within(1e-9));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    application/json | {}                                              | ''
                    application/json | {"stepSeconds":-1}                              | /stepSeconds
                    application/json | {"stepSeconds":1,"quote":"00000000-0000-0000-0000-000000000000"} | /total
                    application/json | {"total":{"amount":"1","currency":"USD"},"quote":"00000000-0000-0000-0000-000000000000"} | /quote
                    application/json | {"startedAt":"2026-01-02T00:00:00Z","finishedAt":"2026-01-01T00:00:00Z"} | /finishedAt
                    application/json | {"startedAt":"2026-01-02T00:00:00Z","finishedAt":"2999-01-01T00:00:00Z"} | /finishedAt
                    application/json | {"loss":1e300}                                  | /loss
                    text/csv         | step                                            | ''
                    text/csv         | step,step_seconds\\n1,fast                        | /step_seconds
                    text/csv         | step,step_seconds\\n1,-2                          | /step_seconds
                    text/csv         | step,step_seconds\\n1,NaN                         | /step_seconds
                    text/csv         | step,step_seconds\\n1                             | ''
                    """)
    void whatIsNoRunIsNamed(String type, String body, String pointer) {
        String plan = save("nvidia-h100-sxm5-80gb");

        assertThat(exchange("/plans/" + plan + "/actuals", type, body.replace("\\n", "\n")))
                .hasStatus(400)
                .bodyJson()
                .extractingPath("$.errors[0].pointer")
                .isEqualTo(pointer);
    }

    @Test
    void aCalibrationIsOfferedAppliedOnlyWhenAcceptedVisibleAndReversible() {
        String accelerator = "nvidia-a100-sxm4-80gb";
        String plan = save(accelerator);
        String before = estimate(accelerator);
        double predicted = JsonPath.read(before, "$.time.stepSeconds");
        for (double factor : new double[] {1.1, 1.2, 1.3}) {
            post("/plans/" + plan + "/actuals", "application/json", "{\"stepSeconds\":" + factor * predicted + "}");
        }
        assertThat(JsonPath.<Double>read(estimate(accelerator), "$.time.stepSeconds"))
                .isEqualTo(predicted);

        String offers = get("/calibration-offers");
        double offered = factor(offers, accelerator);
        assertThat(offered).isCloseTo(Math.cbrt(1.1 * 1.2 * 1.3), within(1e-9));
        String accepted = post("/calibrations", "application/json", "{\"accelerator\":\"" + accelerator + "\"}");

        String after = estimate(accelerator);
        double corrected = JsonPath.read(after, "$.time.stepSeconds");
        assertThat(corrected).isCloseTo(offered * predicted, within(1e-9 * predicted));
        assertThat(JsonPath.<List<Number>>read(after, "$.time.terms[*].seconds").stream()
                        .mapToDouble(Number::doubleValue)
                        .sum())
                .isCloseTo(corrected, within(1e-9 * corrected));
        assertThat(JsonPath.<List<String>>read(
                        after, "$.assumptions[?(@.name == 'calibration.stepTimeFactor')].source"))
                .singleElement()
                .asString()
                .contains("3 of the team's runs", JsonPath.<String>read(accepted, "$.id"));
        // another accelerator is as it was
        assertThat(JsonPath.<Map<String, Object>>read(estimate("nvidia-h100-sxm5-80gb"), "$.provenance"))
                .doesNotContainKey("stepTimeFactor");

        // a run that took what the corrected forecast says teaches the same factor again, not its square
        post("/plans/" + plan + "/actuals", "application/json", "{\"stepSeconds\":" + corrected + "}");
        assertThat(factor(get("/calibration-offers"), accelerator)).isCloseTo(offered, within(1e-9));

        assertThat(mvc.delete()
                        .uri("/api/v1/calibrations/" + JsonPath.<String>read(accepted, "$.id"))
                        .header("If-Match", "\"1\"")
                        .exchange())
                .hasStatus(204);
        assertThat(JsonPath.<Map<String, Object>>read(estimate(accelerator), "$.time"))
                .isEqualTo(JsonPath.<Map<String, Object>>read(before, "$.time"));
    }

    @Test
    void aRunThatWasReportedByMistakeTeachesNothingAnyMore() {
        String accelerator = "nvidia-b200-sxm-180gb";
        String plan = save(accelerator);
        post("/plans/" + plan + "/actuals", "application/json", "{\"stepSeconds\":6}");
        double taught = factor(get("/calibration-offers"), accelerator);
        String mistake =
                JsonPath.read(post("/plans/" + plan + "/actuals", "application/json", "{\"stepSeconds\":600}"), "$.id");
        assertThat(factor(get("/calibration-offers"), accelerator)).isGreaterThan(2 * taught);

        assertThat(mvc.delete()
                        .uri("/api/v1/plans/" + plan + "/actuals/" + mistake)
                        .header("If-Match", "\"1\"")
                        .exchange())
                .hasStatus(204);

        assertThat(factor(get("/calibration-offers"), accelerator)).isEqualTo(taught);
        assertThat(mvc.get()
                        .uri("/api/v1/plans/" + plan + "/actuals/" + mistake)
                        .exchange())
                .hasStatus(404);
    }

    @Test
    void acceptingACalibrationIsTheEnginesShareOfAChangeAndNeitherThePricesNorThePlans() {
        String accelerator = "nvidia-h200-sxm-141gb";
        String plan = save(accelerator);
        double predicted = JsonPath.read(estimate(accelerator), "$.time.stepSeconds");
        String evaluation =
                JsonPath.read(post("/plans/" + plan + "/evaluations", "application/json", "{}"), "$.items[0].id");
        post("/plans/" + plan + "/actuals", "application/json", "{\"stepSeconds\":" + 2 * predicted + "}");
        post("/calibrations", "application/json", "{\"accelerator\":\"" + accelerator + "\"}");

        String again = post("/plans/" + plan + "/evaluations", "application/json", "{}");

        assertThat(JsonPath.<String>read(again, "$.items[0].attribution.price.amount"))
                .isEqualTo("0.00");
        assertThat(JsonPath.<String>read(again, "$.items[0].attribution.plan.amount"))
                .isEqualTo("0.00");
        assertThat(JsonPath.<String>read(again, "$.items[0].attribution.engine.amount"))
                .isEqualTo(JsonPath.<String>read(again, "$.items[0].totalChange.amount"));
        assertThat(get("/plans/" + plan + "/evaluations/" + evaluation + "/reproduction"))
                .contains("\"identical\":true");
    }

    @Test
    void aRunThatIsPaidTurnsWhatItsQuoteHeldIntoWhatItCost() {
        String plan = save("nvidia-h100-sxm5-80gb");
        String quote = JsonPath.read(post("/quotes", "application/json", "{\"planId\":\"" + plan + "\"}"), "$.id");
        String budget = JsonPath.read(
                post(
                        "/budgets",
                        "application/json",
                        "{\"title\":\"Runs\",\"amount\":{\"amount\":\"900000\",\"currency\":\"USD\"},\"startsOn\":\"2020-01-01\",\"endsOn\":\"2099-12-31\"}"),
                "$.id");
        String run = "{\"total\":{\"amount\":\"123456.78\",\"currency\":\"USD\"},\"quote\":\"" + quote + "\"}";
        assertThat(exchange("/plans/" + plan + "/actuals", "application/json", run))
                .hasStatus(409);
        assertThat(exchange(
                        "/quotes/" + quote + "/decisions",
                        "application/json",
                        "{\"decision\":\"approved\",\"budget\":\"" + budget + "\"}"))
                .hasStatus(200);
        String reported = post("/plans/" + plan + "/actuals", "application/json", run);
        post("/plans/" + plan + "/actuals", "application/json", run);

        String now = get("/budgets/" + budget);
        assertThat(JsonPath.<String>read(now, "$.committed.amount")).isEqualTo("0.00");
        assertThat(JsonPath.<String>read(now, "$.spent.amount")).isEqualTo("246913.56");
        assertThat(JsonPath.<String>read(now, "$.left.amount")).isEqualTo("653086.44");
        assertThat(mvc.delete()
                        .uri("/api/v1/plans/" + plan + "/actuals/" + JsonPath.<String>read(reported, "$.id"))
                        .header("If-Match", "*")
                        .exchange())
                .hasStatus(409);
    }

    private static double factor(String offers, String accelerator) {
        return JsonPath.<List<Number>>read(offers, "$.items[?(@.accelerator == '" + accelerator + "')].stepTimeFactor")
                .get(0)
                .doubleValue();
    }

    private String save(String accelerator) {
        return JsonPath.read(post("/plans", "application/json", PLAN.formatted(accelerator)), "$.id");
    }

    private String estimate(String accelerator) {
        MvcTestResult answer = exchange("/estimates", "application/json", PLAN.formatted(accelerator));
        assertThat(answer).hasStatus(200);
        return text(answer);
    }

    private String post(String path, String type, String body) {
        MvcTestResult answer = exchange(path, type, body);
        assertThat(answer).hasStatus(201);
        return text(answer);
    }

    private MvcTestResult exchange(String path, String type, String body) {
        return mvc.post().uri("/api/v1" + path).contentType(type).content(body).exchange();
    }

    private String get(String path) {
        MvcTestResult answer = mvc.get().uri("/api/v1" + path).exchange();
        assertThat(answer).hasStatus(200);
        return text(answer);
    }

    private static String text(MvcTestResult answer) {
        return new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }
}
