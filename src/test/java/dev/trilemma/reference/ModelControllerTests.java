package dev.trilemma.reference;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import dev.trilemma.catalog.CatalogModel;
import dev.trilemma.catalog.Models;
import java.io.UnsupportedEncodingException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.annotation.Transactional;

@SpringBootTest(properties = "spring.datasource.url=jdbc:h2:mem:models;MODE=PostgreSQL")
@AutoConfigureMockMvc
@Transactional
class ModelControllerTests {

    private static final String OURS = """
            {"id": "our-model", "title": "Ours",
             "architecture": {"layers": 2, "hiddenSize": 64, "attentionHeads": 4, "vocabularySize": 100}}""";

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private Models models;

    @Test
    void followsNextThroughEveryModelOnce() throws UnsupportedEncodingException {
        List<String> ids = new ArrayList<>();
        String url = "/api/v1/models?limit=50";
        while (url != null) {
            String body = get(url).getResponse().getContentAsString();
            ids.addAll(JsonPath.read(body, "$.items[*].id"));
            List<String> next = JsonPath.read(body, "$[?(@.next)].next");
            url = next.isEmpty() ? null : next.get(0);
        }

        assertThat(ids)
                .containsExactlyElementsOf(
                        Models.ofFiles().all().stream().map(CatalogModel::id).toList());
    }

    @Test
    void listsTwentyModelsUnlessToldOtherwise() {
        assertThat(get("/api/v1/models"))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.items.length()")
                .isEqualTo(20);
    }

    @Test
    void filtersByFamilyAndStatus() {
        assertThat(get("/api/v1/models?status=unofficial"))
                .bodyJson()
                .extractingPath("$.items[*].id")
                .asArray()
                .containsExactly("gpt-4");
        assertThat(get("/api/v1/models?family=mixtral&limit=2"))
                .bodyJson()
                .extractingPath("$.items[*].id")
                .asArray()
                .containsExactly("mixtral-8x22b-v0.1", "mixtral-8x7b");
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=0", "limit=101", "limit=many"})
    void refusesALimitOutsideOfOneToHundred(String query) {
        assertThat(get("/api/v1/models?" + query)).hasStatus(400);
    }

    @Test
    void answersAModelByAliasWithItsArchitectureAndNotes() {
        MvcTestResult answer = get("/api/v1/models/bert-base");

        assertThat(answer).hasStatusOk().containsHeader("ETag").hasHeader("Cache-Control", "max-age=60, private");
        assertThat(answer).bodyJson().extractingPath("$.id").isEqualTo("bert-base-uncased");
        assertThat(answer).bodyJson().extractingPath("$.parameters").isEqualTo(109_482_240);
        assertThat(answer)
                .bodyJson()
                .extractingPath("$.headParameters.parameters")
                .isEqualTo(624_188);
        assertThat(answer).bodyJson().extractingPath("$.architecture.kind").isEqualTo("encoder");
        assertThat(answer)
                .bodyJson()
                .extractingPath("$.architecture.keyValueHeads")
                .isEqualTo(12);
        assertThat(answer).bodyJson().extractingPath("$.notes").asArray().isNotEmpty();
    }

    @Test
    void sendsNothingAgainToWhomHasItAlready() {
        String etag = get("/api/v1/models/gpt2").getResponse().getHeader("ETag");

        assertThat(mvc.get().uri("/api/v1/models/gpt2").header("If-None-Match", etag))
                .hasStatus(304)
                .body()
                .isEmpty();
    }

    @Test
    void registersATeamsOwnModel() {
        MvcTestResult answer = post(OURS);

        assertThat(answer).hasStatus(201).hasHeader("Location", "/api/v1/models/our-model");
        assertThat(answer).bodyJson().extractingPath("$.parameters").isEqualTo(2 * (12 * 64 * 64 + 128) + 12_864);
        assertThat(models.model("our-model").title()).isEqualTo("Ours");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Upper", "x", "-dash-first", "under_score", "sp ace"})
    void refusesAnIdThatIsNoSlug(String id) {
        assertThat(post(OURS.replace("our-model", id))).hasStatus(400);
        assertThat(models.find(id)).isEmpty();
    }

    private MvcTestResult get(String uri) {
        return mvc.get().uri(uri).exchange();
    }

    private MvcTestResult post(String body) {
        return mvc.post()
                .uri("/api/v1/models")
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }
}
