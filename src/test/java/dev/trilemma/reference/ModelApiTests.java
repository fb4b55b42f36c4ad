package dev.trilemma.reference;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import dev.trilemma.catalog.CatalogModel;
import dev.trilemma.catalog.Models;
import java.io.UnsupportedEncodingException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@SpringBootTest(properties = "spring.datasource.url=jdbc:h2:mem:model-api;MODE=PostgreSQL;DB_CLOSE_DELAY=-1")
@AutoConfigureMockMvc
class ModelApiTests {

    private static final String MODELS = "/api/v1/models";
    private static final String OURS = """
            {"id": "our-model", "title": "Ours",
             "architecture": {"layers": 2, "hiddenSize": 64, "attentionHeads": 4, "vocabularySize": 100}}""";
    private static final String CONFIG = """
            {"id": "our-model", "title": "Ours", "family": "ours",
             "huggingFaceConfig": {"model_type": "mistral", "num_hidden_layers": 32, "hidden_size": 4096,
              "num_attention_heads": 32, "num_key_value_heads": 8, "intermediate_size": 14336, "vocab_size": 32000,
              "sliding_window": null}}""";

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private JdbcTemplate database;

    @BeforeEach
    void forgetOurModels() {
        database.update("delete from registered_model");
    }

    @Test
    void followingNextVisitsEveryModelOnceInOrder() throws UnsupportedEncodingException {
        List<String> ids = new ArrayList<>();
        String url = MODELS + "?limit=50";
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
    void aPageHasTwentyModelsUnlessToldOtherwise() {
        assertThat(get(MODELS))
                .hasStatusOk()
                .containsHeader("ETag")
                .bodyJson()
                .extractingPath("$.items.length()")
                .isEqualTo(20);
    }

    @Test
    void theListIsFilteredByFamilyAndStatus() {
        assertThat(get(MODELS + "?status=unofficial"))
                .bodyJson()
                .extractingPath("$.items[*].id")
                .asArray()
                .containsExactly("gpt-4");
        assertThat(get(MODELS + "?family=mixtral&limit=2")).bodyJson().isLenientlyEqualTo("""
                        {"items": [
                          {"id": "mixtral-8x22b-v0.1", "title": "Mixtral 8x22B v0.1", "family": "mixtral",
                           "parameters": 140620634112, "activeParameters": 39152031744, "status": "published"},
                          {"id": "mixtral-8x7b", "parameters": 46702792704, "activeParameters": 12879925248}]}
                        """);
    }

    @Test
    void theListIsAnsweredAsCsvToo() throws UnsupportedEncodingException {
        String csv = mvc.get()
                .uri(MODELS + "?family=mixtral")
                .accept("text/csv")
                .exchange()
                .getResponse()
                .getContentAsString();

        assertThat(csv.lines().toList()).hasSize(3).first().asString().startsWith("id,title,family,parameters");
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=0", "limit=101", "limit=many", "status=rumoured", "cursor=edited"})
    void aQueryThatMakesNoSenseIsABadRequest(String query) {
        assertThat(get(MODELS + "?" + query)).hasStatus(400);
    }

    @Test
    void aModelIsAnsweredByAliasWithItsArchitectureAndNotes() {
        MvcTestResult answer = get(MODELS + "/bert-base");

        assertThat(answer).hasStatusOk().containsHeader("ETag").hasHeader("Cache-Control", "max-age=60, private");
        assertThat(answer).bodyJson().isLenientlyEqualTo("""
                {"id": "bert-base-uncased", "parameters": 109482240, "status": "published",
                 "publishedCount": {"parameters": 109482240, "status": "verified"},
                 "headParameters": {"parameters": 624188},
                 "architecture": {"kind": "encoder", "layers": 12, "keyValueHeads": 12, "headSize": 64, "biases": true}}
                """);
        assertThat(answer).bodyJson().extractingPath("$.notes").asArray().isNotEmpty();
    }

    @Test
    void aModelIsNotSentAgainToWhomHasItAlready() {
        String etag = get(MODELS + "/gpt2").getResponse().getHeader("ETag");

        assertThat(mvc.get().uri(MODELS + "/gpt2").header("If-None-Match", etag))
                .hasStatus(304)
                .body()
                .isEmpty();
    }

    @Test
    void aModelThatIsNotThereIsNotFoundWithTheNearestNames() {
        assertThat(get(MODELS + "/lama-3.1-8b"))
                .hasStatus(404)
                .bodyJson()
                .extractingPath("$.detail")
                .asString()
                .contains("llama-3.1-8b");
    }

    @Test
    void aTeamsOwnModelIsRegisteredReadAndListed() {
        MvcTestResult created = post(OURS);

        assertThat(created).hasStatus(201).hasHeader("Location", MODELS + "/our-model");
        assertThat(created).bodyJson().extractingPath("$.parameters").isEqualTo(2 * (12 * 64 * 64 + 128) + 12_864);
        assertThat(get(MODELS + "/our-model"))
                .hasStatusOk()
                .bodyJson()
                .isLenientlyEqualTo("{\"title\": \"Ours\", \"family\": \"own\", \"status\": \"unofficial\"}");
        assertThat(get(MODELS + "?family=own"))
                .bodyJson()
                .extractingPath("$.items[*].id")
                .asArray()
                .containsExactly("our-model");
    }

    @Test
    void aHuggingFaceConfigIsKeptAsItIsSoThatANullWindowStaysNull() {
        assertThat(post(CONFIG)).hasStatus(201);

        MvcTestResult read = get(MODELS + "/our-model");
        assertThat(read).bodyJson().extractingPath("$.parameters").isEqualTo(7_241_732_096L);
        assertThat(read).bodyJson().doesNotHavePath("$.architecture.slidingWindow");
    }

    @Test
    void aModelOfSoundIsRegisteredAndCountedWithoutAnArchitecture() {
        MvcTestResult created = post("""
                {"id": "our-whisper", "title": "Ours",
                 "huggingFaceConfig": {"model_type": "whisper", "d_model": 384, "encoder_layers": 4, "decoder_layers": 4,
                  "encoder_ffn_dim": 1536, "decoder_ffn_dim": 1536, "num_mel_bins": 80, "vocab_size": 51865}}""");

        assertThat(created)
                .hasStatus(201)
                .bodyJson()
                .extractingPath("$.parameters")
                .isEqualTo(37_760_640);
        assertThat(get(MODELS + "/our-whisper")).hasStatusOk().bodyJson().doesNotHavePath("$.architecture");
        assertThat(get(MODELS + "/whisper-tiny"))
                .bodyJson()
                .extractingPath("$.parameters")
                .isEqualTo(37_760_640);
    }

    @Test
    void aTakenIdIsAConflict() {
        assertThat(post(OURS)).hasStatus(201);

        assertThat(post(OURS)).hasStatus(409);
        assertThat(post(OURS.replace("our-model", "gpt-3"))).hasStatus(409);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Upper", "x", "-dash-first", "under_score", "sp ace"})
    void anIdThatIsNoSlugIsABadRequest(String id) {
        assertThat(post(OURS.replace("our-model", id)))
                .hasStatus(400)
                .bodyJson()
                .extractingPath("$.errors[0].pointer")
                .isEqualTo("/id");
    }

    @Test
    void aKeyThatIsMissingInAConfigIsNamed() {
        assertThat(post(CONFIG.replace("\"hidden_size\": 4096,", "")))
                .hasStatus(400)
                .bodyJson()
                .extractingPath("$.errors[0].pointer")
                .isEqualTo("/huggingFaceConfig/hidden_size");
    }

    private MvcTestResult get(String uri) {
        return mvc.get().uri(uri).exchange();
    }

    private MvcTestResult post(String body) {
        return mvc.post()
                .uri(MODELS)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }
}
