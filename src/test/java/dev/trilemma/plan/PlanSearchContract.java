package dev.trilemma.plan;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Plans are found by their words, tags and status, on every database the service runs on. */
@SpringBootTest
@AutoConfigureMockMvc
abstract class PlanSearchContract {

    private static final String PLAN = """
            {"title": "%s", "model": "llama-3.1-8b", "training": {"tokens": 1e12},
             "cluster": {"accelerator": "nvidia-h100-sxm5-80gb", "acceleratorCount": 64},
             "pricing": {"unitPrice": {"amount": "2.00", "currency": "USD"}}}
            """;

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private JdbcTemplate database;

    @BeforeEach
    void empty() {
        database.update("delete from saved_plan");
    }

    @Test
    void everyWordMustBeThereInWhateverCaseAndOrder() {
        String day = save("Größe: the DAY shift, run 3.1");
        String night = save("The night shift");

        assertThat(found("text=shift the")).containsExactly(night, day);
        assertThat(found("text=größe")).containsExactly(day);
        assertThat(found("text=day&text=x")).isEmpty();
        assertThat(found("text=SHIFT day h100")).containsExactly(day);
        assertThat(found("text=llama 3.1 night")).containsExactly(night);
        assertThat(found("text=nigh")).isEmpty();
        assertThat(found("text=%25")).containsExactly(night, day);
        assertThat(found("text=' or 1=1 --")).isEmpty();
    }

    @Test
    void aChangedTitleIsFoundByItsNewWordsAlone() {
        String plan = save("Before");
        change(plan, "", "{\"title\":\"After\"}");

        assertThat(found("text=before")).isEmpty();
        assertThat(found("text=after")).containsExactly(plan);
    }

    @Test
    void tagsAndTheArchiveNarrowTheList() {
        String one = save("One");
        String other = save("Other");
        change(one, "/settings", "{\"tags\":[\"Q4\",\"llama\"]}");
        change(other, "/settings", "{\"tags\":[\"q4\"],\"archived\":true}");

        assertThat(found("")).containsExactly(one);
        assertThat(found("tag=q4")).containsExactly(one);
        assertThat(found("status=archived")).containsExactly(other);
        assertThat(found("status=archived&tag=Q4&text=other")).containsExactly(other);
        // a tag is no word
        assertThat(found("text=q4")).isEmpty();
        change(other, "/settings", "{\"archived\":false}");
        assertThat(found("tag=q4")).containsExactly(other, one);
        change(other, "/settings", "{\"tags\":null}");
        assertThat(found("tag=q4")).containsExactly(one);
    }

    @Test
    void pagesOfASearchMeetEveryPlanOnce() {
        List<String> newestFirst = new ArrayList<>();
        for (int number = 0; number < 7; number++) {
            newestFirst.add(0, save("Run " + number));
        }
        for (String filter : List.of("", "text=run", "text=run h100")) {
            List<String> met = new ArrayList<>();
            String next = "/api/v1/plans?limit=2&" + filter;
            while (next != null) {
                String page = get(next);
                met.addAll(JsonPath.<List<String>>read(page, "$.items[*].id"));
                next = page.contains("\"next\"") ? JsonPath.read(page, "$.next") : null;
            }
            assertThat(met).isEqualTo(newestFirst);
        }
    }

    @Test
    void settingsThatAreWrongAreNamed() {
        String plan = save("One");
        assertThat(patch(plan, "/settings", "{\"tags\":[\"a b\"]}")).hasStatus(400);
        assertThat(patch(plan, "/settings", "{\"reevaluateEveryDays\":0}"))
                .hasStatus(400)
                .bodyJson()
                .extractingPath("$.errors[0].pointer")
                .isEqualTo("/reevaluateEveryDays");
        assertThat(patch(plan, "/settings", "{\"archive\":true}"))
                .hasStatus(400)
                .bodyJson()
                .extractingPath("$.errors[0].detail")
                .asString()
                .contains("archived");
        assertThat(patch(plan, "/settings", "[]")).hasStatus(400);
    }

    private List<String> found(String query) {
        return JsonPath.read(get("/api/v1/plans?" + query), "$.items[*].id");
    }

    private String get(String path) {
        MvcTestResult answer = mvc.get()
                .uri(URI.create(URI.create(path.replace(" ", "%20")).toASCIIString()))
                .exchange();
        assertThat(answer).hasStatus(200);
        return new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }

    private String save(String title) {
        MvcTestResult saved = mvc.post()
                .uri("/api/v1/plans")
                .contentType("application/json")
                .content(PLAN.formatted(title))
                .exchange();
        assertThat(saved).hasStatus(201);
        return JsonPath.read(new String(saved.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8), "$.id");
    }

    private void change(String plan, String path, String patch) {
        assertThat(patch(plan, path, patch)).hasStatus(200);
    }

    private MvcTestResult patch(String plan, String path, String patch) {
        return mvc.patch()
                .uri("/api/v1/plans/" + plan + path)
                .header("If-Match", "*")
                .contentType("application/merge-patch+json")
                .content(patch)
                .exchange();
    }
}
