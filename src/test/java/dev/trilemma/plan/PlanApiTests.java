package dev.trilemma.plan;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import dev.trilemma.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@SpringBootTest(properties = "spring.datasource.url=jdbc:h2:mem:plan-api;MODE=PostgreSQL;DB_CLOSE_DELAY=-1")
@AutoConfigureMockMvc
class PlanApiTests {

    private static final String PLANS = "/api/v1/plans";
    private static final String PLAN = """
            {"title": "Llama 3.1 8B", "model": "llama-3.1-8b",
             "training": {"tokens": 1e12, "sequenceLength": 8192, "globalBatchSize": 1024, "precision": "bf16"},
             "cluster": {"accelerator": "nvidia-h100-sxm5-80gb", "acceleratorCount": 1024},
             "pricing": {"commitment": "reserved1Year", "unitPrice": {"amount": "2.4900", "currency": "USD"}}}
            """;

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private SettableClock clock;

    @Autowired
    private JdbcTemplate database;

    @BeforeEach
    void empty() {
        database.update("delete from saved_plan");
        clock.set(Instant.parse("2026-11-23T12:00:00.123456789Z"));
    }

    @Test
    void aSavedPlanIsReadBackAsItWasAnswered() {
        MvcTestResult saved = save(PLAN);

        assertThat(saved).hasStatus(201).hasHeader("ETag", "\"1\"").hasHeader("Location", PLANS + "/" + id(saved));
        assertThat(saved).bodyJson().extractingPath("$.title").isEqualTo("Llama 3.1 8B");
        assertThat(saved).bodyJson().extractingPath("$.status").isEqualTo("active");
        assertThat(saved).bodyJson().extractingPath("$.createdAt").isEqualTo("2026-11-23T12:00:00.123456Z");
        assertThat(saved)
                .bodyJson()
                .extractingPath("$.plan.pricing.unitPrice.amount")
                .isEqualTo("2.4900");
        assertThat(body(get(id(saved)))).isEqualTo(body(saved));
    }

    @Test
    void aPlanInHandIsNotSentAgain() {
        String id = id(save(PLAN));

        assertThat(mvc.get()
                        .uri(PLANS + "/" + id)
                        .header("If-None-Match", "\"1\"")
                        .exchange())
                .hasStatus(304);
    }

    @Test
    void aPlanIsReplacedOnlyByWhoKnowsItsRevision() {
        String id = id(save(PLAN));
        String larger = PLAN.replace("1024}", "2048}");

        assertThat(put(id, null, larger)).hasStatus(428);
        assertThat(put(id, "\"2\"", larger)).hasStatus(412);
        assertThat(put(id, "1", larger)).hasStatus(412);
        assertThat(put(id, "\"1\"", larger)).hasStatus(200).hasHeader("ETag", "\"2\"");
        assertThat(put(id, "\"1\"", larger)).hasStatus(412);
        assertThat(get(id))
                .bodyJson()
                .extractingPath("$.plan.cluster.acceleratorCount")
                .isEqualTo(2048);
        assertThat(get(id)).bodyJson().extractingPath("$.revision").isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "W/\"1\"", "\"7\", \"1\""})
    void aTagThatNamesTheRevisionAmongOthersWillDo(String ifMatch) {
        assertThat(put(id(save(PLAN)), ifMatch, PLAN)).hasStatus(200);
    }

    @Test
    void aPatchChangesWhatItNamesAndNothingElse() {
        String id = id(save(PLAN));

        MvcTestResult patched = patch(
                id, "application/merge-patch+json", "{\"cluster\": {\"acceleratorCount\": 512}, \"pricing\": null}");

        assertThat(patched).hasStatus(200).hasHeader("ETag", "\"2\"");
        assertThat(patched)
                .bodyJson()
                .extractingPath("$.plan.cluster.acceleratorCount")
                .isEqualTo(512);
        assertThat(patched)
                .bodyJson()
                .extractingPath("$.plan.cluster.accelerator")
                .isEqualTo("nvidia-h100-sxm5-80gb");
        assertThat(patched).bodyJson().doesNotHavePath("$.plan.pricing");
        assertThat(body(get(id))).isEqualTo(body(patched));
    }

    @Test
    void aPatchMayBePlainJson() {
        assertThat(patch(id(save(PLAN)), "application/json", "{\"title\": \"other\"}"))
                .hasStatus(200);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            {"cluster": {"acceleratorCnt": 8}}      | /cluster/acceleratorCnt
            {"cluster": {"acceleratorCount": "8"}}  | /cluster/acceleratorCount
            {"cluster": {"acceleratorCount": 0}}    | /cluster/acceleratorCount
            {"cluster": {"accelerator": "abacus"}}  | /cluster/accelerator
            {"cluster": null}                       | /cluster
            {"training": {"precision": "bf61"}}     | /training/precision
            """)
    void aPatchThatBreaksThePlanNamesTheFieldAndChangesNothing(String patch, String pointer) {
        String id = id(save(PLAN));

        MvcTestResult refused = patch(id, "application/merge-patch+json", patch);

        assertThat(refused)
                .hasStatus(400)
                .bodyJson()
                .extractingPath("$.errors[0].pointer")
                .isEqualTo(pointer);
        assertThat(get(id)).bodyJson().extractingPath("$.revision").isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "[]", "\"plan\"", "7"})
    void aPatchMustLeaveAnObject(String patch) {
        assertThat(patch(id(save(PLAN)), "application/merge-patch+json", patch)).hasStatus(400);
    }

    @Test
    void aPlanThatCannotBeCalculatedIsNotKept() {
        MvcTestResult refused = save(PLAN.replace("nvidia-h100-sxm5-80gb", "abacus"));

        assertThat(refused)
                .hasStatus(400)
                .bodyJson()
                .extractingPath("$.errors[0].pointer")
                .isEqualTo("/cluster/accelerator");
        assertThat(database.queryForObject("select count(*) from saved_plan", Long.class))
                .isZero();
    }

    @Test
    void aDeletedPlanIsGoneWithItsRevisions() {
        String id = id(save(PLAN));

        assertThat(delete(id, null)).hasStatus(428);
        assertThat(delete(id, "\"2\"")).hasStatus(412);
        assertThat(delete(id, "\"1\"")).hasStatus(204);
        assertThat(get(id)).hasStatus(404);
        assertThat(mvc.get().uri(PLANS + "/" + id + "/revisions").exchange()).hasStatus(404);
        assertThat(delete(id, "\"1\"")).hasStatus(404);
    }

    @Test
    void everyRevisionIsKept() {
        String id = id(save(PLAN));
        put(id, "\"1\"", PLAN.replace("1024}", "2048}"));
        put(id, "\"2\"", PLAN.replace("1024}", "4096}"));

        MvcTestResult first =
                mvc.get().uri(PLANS + "/" + id + "/revisions?limit=2").exchange();

        assertThat(JsonPath.<List<Integer>>read(body(first), "$.items[*].plan.cluster.acceleratorCount"))
                .containsExactly(4096, 2048);
        MvcTestResult second = mvc.get().uri(next(first)).exchange();
        assertThat(JsonPath.<List<Integer>>read(body(second), "$.items[*].revision"))
                .containsExactly(1);
        assertThat(second).bodyJson().doesNotHavePath("$.next");
        assertThat(mvc.get().uri(PLANS + "/" + id + "/revisions/2").exchange())
                .bodyJson()
                .extractingPath("$.plan.cluster.acceleratorCount")
                .isEqualTo(2048);
        assertThat(mvc.get().uri(PLANS + "/" + id + "/revisions/4").exchange()).hasStatus(404);
    }

    @Test
    void pagesOfPlansSavedInOneInstantRepeatAndMissNone() {
        List<String> saved = new ArrayList<>();
        for (int plan = 0; plan < 7; plan++) {
            saved.add(id(save(PLAN)));
        }
        clock.advance(Duration.ofSeconds(1));
        String newest = id(save(PLAN));

        List<String> once = walk(PLANS + "?limit=3");

        assertThat(once).hasSize(8).startsWith(newest).contains(saved.toArray(String[]::new));
        assertThat(walk(PLANS + "?limit=3")).isEqualTo(once);
        assertThat(walk(PLANS + "?limit=100")).isEqualTo(once);
    }

    @Test
    void aCursorOfAnotherListIsRefused() {
        String id = id(save(PLAN));
        save(PLAN);
        String cursorOfPlans =
                next(mvc.get().uri(PLANS + "?limit=1").exchange()).replaceFirst(".*cursor=", "");

        assertThat(mvc.get()
                        .uri(PLANS + "/" + id + "/revisions?cursor=" + cursorOfPlans)
                        .exchange())
                .hasStatus(400)
                .bodyJson()
                .extractingPath("$.errors[0].pointer")
                .isEqualTo("/cursor");
    }

    @Test
    void aRepeatedRequestSavesOnePlan() {
        MvcTestResult first = saveWithKey("monday", PLAN);
        MvcTestResult again = saveWithKey("monday", PLAN);

        assertThat(again)
                .hasStatus(201)
                .hasHeader("Idempotency-Replayed", "true")
                .hasHeader("ETag", "\"1\"");
        assertThat(body(again)).isEqualTo(body(first));
        assertThat(saveWithKey("monday", PLAN.replace("1024}", "8}"))).hasStatus(422);
        assertThat(walk(PLANS)).containsExactly(id(first));
    }

    @Test
    void plansAreListedAsCsvToo() {
        String id = id(save(PLAN));

        MvcTestResult csv = mvc.get().uri(PLANS).accept("text/csv").exchange();

        assertThat(csv).hasStatus(200).hasContentTypeCompatibleWith("text/csv");
        assertThat(body(csv)).contains(id).contains("Llama 3.1 8B");
    }

    private MvcTestResult save(String document) {
        return mvc.post()
                .uri(PLANS)
                .contentType(MediaType.APPLICATION_JSON)
                .content(document)
                .exchange();
    }

    private MvcTestResult saveWithKey(String key, String document) {
        return mvc.post()
                .uri(PLANS)
                .contentType(MediaType.APPLICATION_JSON)
                .header("Idempotency-Key", key)
                .content(document)
                .exchange();
    }

    private MvcTestResult get(String id) {
        return mvc.get().uri(PLANS + "/" + id).exchange();
    }

    private MvcTestResult put(String id, String ifMatch, String document) {
        var request = mvc.put()
                .uri(PLANS + "/" + id)
                .contentType(MediaType.APPLICATION_JSON)
                .content(document);
        return ifMatch == null
                ? request.exchange()
                : request.header("If-Match", ifMatch).exchange();
    }

    private MvcTestResult patch(String id, String type, String patch) {
        return mvc.patch()
                .uri(PLANS + "/" + id)
                .contentType(type)
                .header("If-Match", "\"1\"")
                .content(patch)
                .exchange();
    }

    private MvcTestResult delete(String id, String ifMatch) {
        var request = mvc.delete().uri(PLANS + "/" + id);
        return ifMatch == null
                ? request.exchange()
                : request.header("If-Match", ifMatch).exchange();
    }

    private List<String> walk(String from) {
        List<String> ids = new ArrayList<>();
        for (String uri = from; uri != null; ) {
            MvcTestResult page = mvc.get().uri(uri).exchange();
            ids.addAll(JsonPath.<List<String>>read(body(page), "$.items[*].id"));
            uri = next(page);
        }
        return ids;
    }

    private static String next(MvcTestResult page) {
        return JsonPath.<List<String>>read(body(page), "$[?(@.next)].next").stream()
                .findFirst()
                .orElse(null);
    }

    private static String id(MvcTestResult answer) {
        return JsonPath.read(body(answer), "$.id");
    }

    private static String body(MvcTestResult answer) {
        return new String(answer.getResponse().getContentAsByteArray(), java.nio.charset.StandardCharsets.UTF_8);
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
