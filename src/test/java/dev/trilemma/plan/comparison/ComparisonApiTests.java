package dev.trilemma.plan.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.jayway.jsonpath.JsonPath;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@SpringBootTest(properties = "spring.datasource.url=jdbc:h2:mem:comparison;MODE=PostgreSQL;DB_CLOSE_DELAY=-1")
@AutoConfigureMockMvc
class ComparisonApiTests {

    private static final String PLAN = """
            {"title": "%s", "model": "llama-3.1-8b",
             "training": {"tokens": 1e12, "sequenceLength": 8192, "globalBatchSize": 1024},
             "cluster": {"accelerator": "nvidia-h100-sxm5-80gb", "acceleratorCount": 256},
             "pricing": {"unitPrice": {"amount": "%s", "currency": "USD"}}}
            """;

    @Autowired
    private MockMvcTester mvc;

    @Test
    void theOddsOfAllAddUpAndWhatIsSurelyBetterIsSure() {
        String plan = save("Base", "2.00");
        scenario(plan, "Cheaper", "{\"pricing\":{\"unitPrice\":{\"amount\":\"1.00\",\"currency\":\"USD\"}}}");
        scenario(plan, "Alike", "{}");
        scenario(plan, "Four times the cluster", "{\"cluster\":{\"acceleratorCount\":1024}}");

        String comparison = get("/plans/" + plan + "/comparison", "application/json");

        List<Double> cheapest = JsonPath.read(comparison, "$.scenarios[*].probabilityCheapest");
        List<Double> fastest = JsonPath.read(comparison, "$.scenarios[*].probabilityFastest");
        assertThat(cheapest.stream().mapToDouble(Double::doubleValue).sum()).isCloseTo(1, within(1e-9));
        assertThat(fastest.stream().mapToDouble(Double::doubleValue).sum()).isCloseTo(1, within(1e-9));
        assertThat(fastest.get(3)).isGreaterThan(0.99);
        assertThat(fastest.get(0)).isEqualTo(fastest.get(2));
        // the same run for half the money
        assertThat(cheapest.get(0)).isEqualTo(cheapest.get(2)).isLessThan(0.05);
        assertThat(JsonPath.<List<String>>read(comparison, "$.scenarios[0].dominatedBy[*]"))
                .hasSize(1)
                .isEqualTo(JsonPath.<List<String>>read(comparison, "$.scenarios[1:2].id"));
        assertThat(JsonPath.<List<String>>read(comparison, "$.verdicts"))
                .containsExactly(
                        "Cheaper is cheaper than Base, and nowhere worse.",
                        "Alike and Base come to the same.",
                        JsonPath.read(comparison, "$.verdicts[2]"));
        assertThat(JsonPath.<Integer>read(comparison, "$.scenarios[3].differences[0].to"))
                .isEqualTo(1024);
        assertThat(JsonPath.<List<Object>>read(comparison, "$.scenarios[2].differences"))
                .isEmpty();
    }

    @Test
    void deltasAreDifferencesOfTheEstimates() {
        String plan = save("Base", "2.00");
        scenario(plan, "Large", "{\"cluster\":{\"acceleratorCount\":512}}");

        String comparison = get("/plans/" + plan + "/comparison", "application/json");

        double first = JsonPath.read(comparison, "$.scenarios[0].estimate.time.wallClockSeconds");
        double other = JsonPath.read(comparison, "$.scenarios[1].estimate.time.wallClockSeconds");
        assertThat(JsonPath.<Double>read(comparison, "$.scenarios[1].deltas.wallClockSeconds"))
                .isEqualTo(other - first);
        assertThat(JsonPath.<Map<String, Object>>read(comparison, "$.scenarios[0]"))
                .doesNotContainKey("deltas");
    }

    @Test
    void plansAreComparedById() {
        String one = save("One", "2.00");
        String other = save("Other", "3.00");

        String comparison = get("/comparison?plans=" + one + "," + other, "application/json");

        assertThat(JsonPath.<List<String>>read(comparison, "$.scenarios[*].id")).containsExactly(one, other);
        assertThat(JsonPath.<List<String>>read(comparison, "$.scenarios[1].dominatedBy"))
                .containsExactly(one);
        assertThat(mvc.get()
                        .uri("/api/v1/comparison?plans=00000000-0000-0000-0000-000000000000")
                        .exchange())
                .hasStatus(404);
        assertThat(mvc.get().uri("/api/v1/comparison?plans=").exchange()).hasStatus(400);
    }

    @Test
    void aTitleIsNoMarkupAndNoFormula() {
        String plan = save("=1+1 | <script> [x](y) `c`", "2.00");
        scenario(plan, "-2\\\\\\\\ a\\nb", "{}");

        String markdown = get("/plans/" + plan + "/comparison", "text/markdown");
        String csv = get("/plans/" + plan + "/comparison", "text/csv");

        assertThat(markdown.lines().skip(2).limit(2))
                .allSatisfy(row -> assertThat(row).matches("\\|( ([^|\\\\]|\\\\.)* \\|){14}"));
        assertThat(markdown)
                .contains("=1+1 \\| \\<script\\> \\[x\\](y) \\`c\\`")
                .doesNotContain(" <script>");
        assertThat(csv).contains("'=1+1").contains("'-2");
    }

    private String save(String title, String price) {
        return JsonPath.read(post("/plans", PLAN.formatted(title, price)), "$.id");
    }

    private void scenario(String plan, String title, String patch) {
        post("/plans/" + plan + "/scenarios", "{\"title\":\"" + title + "\",\"patch\":" + patch + "}");
    }

    private String post(String path, String body) {
        MvcTestResult answer = mvc.post()
                .uri("/api/v1" + path)
                .contentType("application/json")
                .content(body)
                .exchange();
        assertThat(answer).hasStatus(201);
        return text(answer);
    }

    private String get(String path, String type) {
        MvcTestResult answer = mvc.get().uri("/api/v1" + path).accept(type).exchange();
        assertThat(answer).hasStatus(200);
        return text(answer);
    }

    private static String text(MvcTestResult answer) {
        return new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }
}
