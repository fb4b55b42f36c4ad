package dev.trilemma.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Percentage.withPercentage;

import dev.trilemma.catalog.PlanDocument;
import dev.trilemma.estimate.EstimateView;
import dev.trilemma.estimate.Estimates;
import dev.trilemma.sweep.SweepTasks.ChunkTask;
import dev.trilemma.sweep.design.SweptPlan;
import dev.trilemma.web.Documents;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Sweeps on every database the service runs on. Nothing is calculated but what the tests say. */
@SpringBootTest(
        properties = {
            "trilemma.sweep.threads=0",
            "trilemma.sweep.max-points-of-chunk=50",
            "trilemma.sweep.max-points-of-team=20000"
        })
@AutoConfigureMockMvc
abstract class SweepContract {

    private static final String PATH = "/api/v1/sweeps";

    /** Models, clusters, budgets and prices; some do not fit, some have no price, one is no accelerator. */
    private static final String SWEEP = """
            {"plan": {"training": {"globalBatchSize": 512, "sequenceLength": 2048}},
             "axes": [
               {"pointer": "/pricing/commitment", "values": ["onDemand", "spot", "owned"]},
               {"pointer": "/model", "values": ["llama-3.1-8b", "gpt-2", "llama-3.1-405b"]},
               {"pointer": "/training/tokens", "from": 1e9, "to": 1e12, "steps": 4, "scale": "log"},
               {"pointer": "/cluster/accelerator", "values": ["nvidia-h100-sxm5-80gb", "nvidia-v100-sxm2-16gb", "abacus"]},
               {"pointer": "/cluster/acceleratorCount", "values": [8, 64]}]%s}
            """;

    private static final String PLAN = """
            {"model": "llama-3.1-8b", "training": {"tokens": 1e12},
             "cluster": {"accelerator": "nvidia-h100-sxm5-80gb", "acceleratorCount": 64}}
            """;
    private static final int POINTS = 3 * 3 * 4 * 3 * 2;

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private JdbcTemplate database;

    @Autowired
    private ChunkWork work;

    @Autowired
    private StartedSweeps sweeps;

    @Autowired
    private Repricings repricings;

    @Autowired
    private Estimates estimates;

    @Autowired
    private Documents documents;

    @Autowired
    private JsonMapper json;

    @BeforeEach
    void empty() {
        database.update("delete from sweep");
        database.update("delete from sweep_tasks");
    }

    @Test
    void whatIsAcceptedIsQueuedWithItsPointsAndTheTimeToExpect() {
        MvcTestResult answer = send(mvc.post(), PATH, SWEEP.formatted(""));
        JsonNode sweep = body(answer);

        assertThat(answer).hasStatus(202).hasHeader("Location", PATH + "/" + id(sweep));
        assertThat(sweep.get("status").asString()).isEqualTo("queued");
        assertThat(sweep.at("/progress/done").asLong()).isZero();
        assertThat(sweep.at("/progress/total").asLong()).isEqualTo(POINTS);
        assertThat(sweep.get("secondsLeft").asDouble()).isPositive();
        assertThat(database.queryForObject("select count(*) from sweep_tasks", Integer.class))
                .isEqualTo(chunks(sweep));
    }

    @Test
    void eachPointIsWhatItsPlanIsEstimatedToBe() {
        JsonNode sweep = calculated(SWEEP.formatted(""));
        StartedSweep stored = stored(sweep);
        SweptPlan swept = stored.document().orElseThrow().swept();

        List<JsonNode> results = results(sweep, "");
        assertThat(results).hasSize(POINTS);
        assertThat(IntStream.range(0, POINTS)).allSatisfy(number -> {
            JsonNode plan = swept.document(swept.design().point(number));
            JsonNode result = results.get(number);
            assertThat(result.at("/point/~1model").asString())
                    .isEqualTo(plan.get("model").asString());
            if (plan.at("/cluster/accelerator").asString().equals("abacus")) {
                assertThat(result.at("/problem/errors/0/pointer").asString()).isEqualTo("/cluster/accelerator");
            } else {
                assertSame(result, estimates.estimate(documents.read(plan, PlanDocument.class), stored.createdAt()));
            }
        });
        assertThat(results).anyMatch(result -> result.at("/fit/kind").asString().equals("doesNotFit"));
        assertThat(results).anyMatch(result -> result.has("fit") && !result.has("total"));
    }

    private static void assertSame(JsonNode result, EstimateView estimate) {
        assertThat(result.get("wallClockSeconds").asDouble())
                .isCloseTo(estimate.time().wallClockSeconds(), withPercentage(1e-9));
        assertThat(result.get("loss").asDouble()).isEqualTo(estimate.quality().loss());
        assertThat(result.get("energyKwh").asDouble())
                .isCloseTo(estimate.energy().facilityKwh(), withPercentage(1e-9));
        assertThat(result.at("/fit/kind").asString().equals("fits"))
                .isEqualTo(estimate.fit().headroomBytes() != null);
        if (estimate.total() == null) {
            assertThat(result.has("total")).isFalse();
        } else {
            assertThat(result.at("/total/amount").asString())
                    .isEqualTo(estimate.total().amount().toPlainString());
        }
    }

    @Test
    void pagesInAnyOrderHaveEveryResultOnce() {
        JsonNode sweep = calculated(SWEEP.formatted(""));
        List<JsonNode> all = results(sweep, "");

        for (String field : List.of("wallClockSeconds", "loss", "energyKwh")) {
            assertSorted(
                    all,
                    results(sweep, "sort=" + field),
                    result -> result.path(field).asDouble(Double.MAX_VALUE));
            assertSorted(
                    all,
                    results(sweep, "sort=-" + field),
                    result -> -result.path(field).asDouble(-Double.MAX_VALUE));
        }
        assertSorted(all, results(sweep, "sort=total"), result -> amount(result));
    }

    private static void assertSorted(List<JsonNode> all, List<JsonNode> sorted, ToDoubleFunction<JsonNode> key) {
        assertThat(sorted).containsExactlyInAnyOrderElementsOf(all);
        assertThat(sorted).isSortedAccordingTo(Comparator.comparingDouble(key));
    }

    @Test
    void filtersLeaveWhatTheyDescribe() {
        JsonNode sweep = calculated(SWEEP.formatted(""));
        List<JsonNode> all = results(sweep, "");

        assertThat(results(sweep, "filter=total<=20000&filter=fit=fits"))
                .isNotEmpty()
                .containsExactlyElementsOf(all.stream()
                        .filter(result -> amount(result) <= 20_000
                                && result.at("/fit/kind").asString().equals("fits"))
                        .toList());
        assertThat(results(sweep, "filter=/model=gpt-2&filter=/cluster/acceleratorCount>8"))
                .isNotEmpty()
                .containsExactlyElementsOf(all.stream()
                        .filter(result -> result.at("/point/~1model").asString().equals("gpt-2")
                                && result.at("/point/~1cluster~1acceleratorCount")
                                                .asInt()
                                        > 8)
                        .toList());
        assertThat(send(mvc.get(), PATH + "/" + id(sweep) + "/results?filter=totl<7", null))
                .hasStatus(400)
                .bodyText()
                .contains("did you mean total");
        assertThat(send(mvc.get(), PATH + "/" + id(sweep) + "/results?sort=cheapest", null))
                .hasStatus(400);
    }

    @Test
    void theFrontierIsWhatNoOtherResultBeats() {
        JsonNode sweep = calculated(SWEEP.formatted(""));
        List<JsonNode> priced = results(sweep, "").stream()
                .filter(result ->
                        result.has("total") && result.at("/fit/kind").asString().equals("fits"))
                .toList();
        List<JsonNode> frontier = priced.stream()
                .filter(result -> priced.stream().noneMatch(other -> beats(other, result)))
                .toList();

        assertThat(frontier).hasSizeBetween(3, priced.size() - 1);
        assertThat(results(sweep, "frontier=true")).containsExactlyElementsOf(frontier);
        assertThat(results(calculated(SWEEP.formatted(", \"keep\": \"frontier\"")), "frontier=true"))
                .containsExactlyElementsOf(frontier);
    }

    private static boolean beats(JsonNode one, JsonNode other) {
        double[] gains = {
            other.get("wallClockSeconds").asDouble()
                    - one.get("wallClockSeconds").asDouble(),
            amount(other) - amount(one),
            other.get("loss").asDouble() - one.get("loss").asDouble()
        };
        return gains[0] >= 0 && gains[1] >= 0 && gains[2] >= 0 && gains[0] + gains[1] + gains[2] > 0;
    }

    @Test
    void aChunkThatIsCalculatedByTwoIsThereOnce() {
        JsonNode sweep = start(SWEEP.formatted(""));
        List<ChunkTask> twice = new ArrayList<>(tasks(sweep));
        twice.addAll(tasks(sweep));
        twice.parallelStream().forEach(work::calculate);

        assertThat(read(sweep).get("status").asString()).isEqualTo("succeeded");
        assertThat(results(sweep, "")).hasSize(POINTS);
        assertThat(new HashSet<>(results(sweep, ""))).hasSize(POINTS);
    }

    @Test
    void whatIsPausedRestsAndWhatIsResumedIsFinished() {
        JsonNode sweep = start(SWEEP.formatted(""));
        List<ChunkTask> before = tasks(sweep);
        work.calculate(before.get(0));
        long done = read(sweep).at("/progress/done").asLong();
        assertThat(patch(sweep, "\"1\"", "paused")).hasStatusOk();
        before.forEach(work::calculate);

        JsonNode paused = read(sweep);
        assertThat(paused.get("status").asString()).isEqualTo("paused");
        assertThat(paused.at("/progress/done").asLong()).isEqualTo(done).isLessThan(POINTS);
        database.update("delete from sweep_tasks");

        assertThat(patch(sweep, "\"1\"", "running")).hasStatus(412);
        assertThat(patch(sweep, "\"2\"", "running")).hasStatusOk();
        before.forEach(work::calculate);
        assertThat(read(sweep).at("/progress/done").asLong())
                .as("tasks of before do nothing")
                .isEqualTo(done);
        assertThat(database.queryForObject("select count(*) from sweep_tasks", Integer.class))
                .as("what is left")
                .isEqualTo(before.size() - 1);
        tasks(sweep).forEach(work::calculate);

        assertThat(read(sweep).get("status").asString()).isEqualTo("succeeded");
        assertThat(results(sweep, "")).hasSize(POINTS);
        assertThat(patch(sweep, "\"3\"", "paused")).hasStatus(409);
    }

    @Test
    void whatIsCancelledStopsAndIsThenDeletedWithItsResults() {
        JsonNode sweep = start(SWEEP.formatted(""));
        work.calculate(tasks(sweep).get(0));
        assertThat(delete(sweep, "\"1\"")).hasStatus(204);
        tasks(sweep).forEach(work::calculate);

        JsonNode cancelled = read(sweep);
        assertThat(cancelled.get("status").asString()).isEqualTo("cancelled");
        assertThat(cancelled.at("/progress/done").asLong()).isLessThan(POINTS);
        assertThat(results(sweep, "")).hasSize(cancelled.at("/progress/done").asInt());

        assertThat(delete(sweep, "\"2\"")).hasStatus(204);
        assertThat(send(mvc.get(), PATH + "/" + id(sweep), null)).hasStatus(404);
        assertThat(database.queryForObject("select count(*) from sweep_chunk", Integer.class))
                .isZero();
    }

    @Test
    void aChunkThatCannotBeCalculatedEndsTheSweepAndSaysFromWhere() {
        JsonNode sweep = start(SWEEP.formatted(""));
        work.giveUp(tasks(sweep).get(0));

        JsonNode failed = read(sweep);
        assertThat(failed.get("status").asString()).isEqualTo("failed");
        assertThat(failed.get("problem").asString()).contains("from 0 ");
    }

    /** Columns must not depend on what was swept. */
    @Test
    void aListOfSweepsHasThePlanOfEachInOneCell() {
        start(SWEEP.formatted(""));
        List<String> lines =
                text(mvc.get().uri(PATH).accept("text/csv").exchange()).lines().toList();

        assertThat(lines.get(0)).startsWith("id,title,plan,status,").doesNotContain("plan.");
        assertThat(lines.get(1)).contains("{\"\"");
    }

    @Test
    void theTableHasARowForEachPoint() {
        JsonNode sweep = calculated(SWEEP.formatted(""));
        MvcTestResult table = send(mvc.get(), PATH + "/" + id(sweep) + "/table", null);

        assertThat(table).hasStatusOk().hasContentType("text/csv;charset=UTF-8");
        List<String> lines = text(table).lines().toList();
        assertThat(lines).hasSize(POINTS + 1);
        assertThat(lines.get(0)).startsWith("/cluster/accelerator,").contains("total.amount,total.currency,loss");
        assertThat(lines.stream().filter(line -> line.startsWith("abacus"))).hasSize(POINTS / 3);
        assertThat(send(mvc.get(), PATH + "/" + id(sweep) + "/table?filter=nothing", null))
                .hasStatus(400)
                .doesNotContainHeader("Content-Disposition");
    }

    @Test
    void aTeamHasNoMorePointsThanItMayHave() {
        String sample = ", \"sample\": {\"kind\": \"random\", \"size\": 15000}";
        start(SWEEP.formatted(sample));

        assertThat(send(mvc.post(), PATH, SWEEP.formatted(sample)))
                .hasStatus(409)
                .bodyText()
                .contains("15000 points, and may have 20000");
        start(SWEEP.formatted(", \"sample\": {\"kind\": \"random\", \"size\": 5000}"));
    }

    @Test
    void savedPlansArePricedAgainOnceByASweepOfTheirTeam() {
        database.update("delete from saved_plan");
        List<String> plans = List.of(plan(true), plan(true), plan(true));
        String unasked = plan(false);
        repricings.start("default");
        JsonNode sweep = body(send(mvc.get(), PATH, null)).at("/items/0");
        mvc.delete()
                .uri("/api/v1/plans/" + plans.get(2))
                .header("If-Match", "*")
                .exchange();

        tasks(sweep).forEach(work::calculate);
        // as after a replica that died before it could say that it was done
        database.update("delete from sweep_chunk");
        database.update("update sweep set status = 'RUNNING'");
        tasks(sweep).forEach(work::calculate);

        JsonNode done = read(sweep);
        assertThat(done.get("status").asString()).isEqualTo("succeeded");
        assertThat(done.get("createdBy").asString()).isEqualTo("service");
        assertThat(done.at("/progress/total").asInt()).isEqualTo(3);
        List<JsonNode> results = results(sweep, "");
        assertThat(results)
                .extracting(result -> result.at("/point/planId").asString())
                .containsExactlyInAnyOrderElementsOf(plans);
        assertThat(results)
                .filteredOn(result -> result.at("/total/amount").isString())
                .hasSize(2);
        assertThat(results)
                .filteredOn(result -> result.at("/problem/status").asInt() == 404)
                .hasSize(1);
        assertThat(plans.subList(0, 2))
                .allSatisfy(plan -> assertThat(evaluations(plan)).hasSize(1));
        assertThat(evaluations(unasked)).isEmpty();
    }

    private String plan(boolean followsPublications) {
        String id = id(body(send(mvc.post(), "/api/v1/plans", PLAN)));
        MvcTestResult settings = mvc.patch()
                .uri("/api/v1/plans/" + id + "/settings")
                .header("If-Match", "*")
                .contentType("application/merge-patch+json")
                .content("{\"reevaluateOnPublication\":" + followsPublications + "}")
                .exchange();
        assertThat(settings).hasStatusOk();
        return id;
    }

    private JsonNode evaluations(String plan) {
        return body(send(mvc.get(), "/api/v1/plans/" + plan + "/evaluations", null))
                .get("items");
    }

    private JsonNode calculated(String document) {
        JsonNode sweep = start(document);
        tasks(sweep).forEach(work::calculate);
        JsonNode read = read(sweep);
        assertThat(read.get("status").asString()).isEqualTo("succeeded");
        assertThat(read.at("/progress/done").asLong())
                .isEqualTo(read.at("/progress/total").asLong());
        return sweep;
    }

    private JsonNode start(String document) {
        MvcTestResult answer = send(mvc.post(), PATH, document);
        assertThat(answer).hasStatus(202);
        return body(answer);
    }

    /** Of the revision that it has now. */
    private List<ChunkTask> tasks(JsonNode sweep) {
        StartedSweep stored = stored(sweep);
        return IntStream.range(0, stored.chunkCount())
                .mapToObj(number -> SweepTasks.of(stored, number).getData())
                .toList();
    }

    private int chunks(JsonNode sweep) {
        return stored(sweep).chunkCount();
    }

    private StartedSweep stored(JsonNode sweep) {
        return sweeps.findById(UUID.fromString(id(sweep))).orElseThrow();
    }

    private JsonNode read(JsonNode sweep) {
        return body(send(mvc.get(), PATH + "/" + id(sweep), null));
    }

    /** All pages. */
    private List<JsonNode> results(JsonNode sweep, String query) {
        List<JsonNode> results = new ArrayList<>();
        String next = PATH + "/" + id(sweep) + "/results?limit=37&" + query;
        while (next != null) {
            MvcTestResult answer = send(mvc.get(), next, null);
            assertThat(answer).hasStatusOk();
            JsonNode page = body(answer);
            page.get("items").forEach(results::add);
            next = page.path("next").asString(null);
        }
        return results;
    }

    private MvcTestResult patch(JsonNode sweep, String etag, String status) {
        return mvc.patch()
                .uri(PATH + "/" + id(sweep))
                .header("If-Match", etag)
                .contentType("application/merge-patch+json")
                .content("{\"status\":\"" + status + "\"}")
                .exchange();
    }

    private MvcTestResult delete(JsonNode sweep, String etag) {
        return mvc.delete().uri(PATH + "/" + id(sweep)).header("If-Match", etag).exchange();
    }

    private static MvcTestResult send(MockMvcTester.MockMvcRequestBuilder request, String path, String content) {
        URI uri = URI.create(path.replace("<", "%3C").replace(">", "%3E"));
        return content == null
                ? request.uri(uri).exchange()
                : request.uri(uri)
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(content)
                        .exchange();
    }

    private JsonNode body(MvcTestResult answer) {
        return json.readTree(text(answer));
    }

    private static String text(MvcTestResult answer) {
        return new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }

    private static String id(JsonNode sweep) {
        return sweep.get("id").asString();
    }

    private static double amount(JsonNode result) {
        JsonNode amount = result.at("/total/amount");
        return amount.isMissingNode() ? Double.MAX_VALUE : Double.parseDouble(amount.asString());
    }
}
