package dev.trilemma.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trilemma.sweep.design.SweptPlan;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A frontier that is too large offers the sweep that looks at all of it. */
@SpringBootTest(
        properties = {
            "spring.datasource.url=jdbc:h2:mem:offered-sweep;MODE=PostgreSQL;DB_CLOSE_DELAY=-1",
            "trilemma.search.frontier-time=1ms",
            "trilemma.sweep.threads=0"
        })
@AutoConfigureMockMvc
class OfferedSweepTests {

    /** Models by name and by size, with budgets that go with the size. */
    private static final String FRONTIER = """
            {"plan": {"model": "llama-3.1-8b", "training": {"sequenceLength": 2048}},
             "space": {"models": ["llama-3.1-8b", "gpt-2"], "parameters": [1e9, 3e9],
                       "accelerators": ["nvidia-h100-sxm5-80gb", "nvidia-a100-sxm4-80gb"],
                       "acceleratorCounts": [64, 128, 256], "precisions": ["bf16", "fp8"],
                       "commitments": ["onDemand", "spot"]}}
            """;

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private JsonMapper json;

    @Test
    void whatAFrontierOffersIsAcceptedAsItIsAndHasEveryPointOfItsSpace() {
        JsonNode frontier = post("/api/v1/frontiers", FRONTIER, 200);
        JsonNode offer = frontier.get("sweep");

        JsonNode sweep = post("/api/v1/sweeps", offer.toString(), 202);

        assertThat(sweep.at("/progress/total").asLong())
                .isEqualTo(frontier.get("spaceCount").asLong())
                .isGreaterThan(4 * 2 * 3 * 2 * 2);
        SweptPlan swept = json.treeToValue(offer, SweepDocument.class).swept();
        JsonNode sized =
                swept.document(swept.design().point(sweep.at("/progress/total").asLong() - 1));
        assertThat(sized.has("model")).as("a size takes the place of the model").isFalse();
        assertThat(sized.at("/architecture/layers").isNumber()).isTrue();
        assertThat(sized.at("/training/tokens").asDouble()).isPositive();
    }

    private JsonNode post(String path, String content, int status) {
        MvcTestResult answer = mvc.post()
                .uri(path)
                .contentType(MediaType.APPLICATION_JSON)
                .content(content)
                .exchange();
        assertThat(answer).hasStatus(status);
        return json.readTree(answer.getResponse().getContentAsByteArray());
    }
}
