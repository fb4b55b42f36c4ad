package dev.trilemma;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A database of before there were teams, with what was in it, under the code of today. */
abstract class UpgradeContract {

    private static final UUID PLAN = UUID.fromString("11111111-1111-1111-1111-111111111111");
    private static final UUID QUOTE = UUID.fromString("22222222-2222-2222-2222-222222222222");
    private static final String DOCUMENT = "{\"title\":\"Gr\u00f6\u00dfe of before\",\"model\":\"our-model\","
            + "\"training\":{\"tokens\":1e9},\"cluster\":{\"accelerator\":\"h100\",\"acceleratorCount\":8}}";
    private static final String MODEL = "{\"id\":\"our-model\",\"title\":\"Ours\",\"architecture\":{\"layers\":2,"
            + "\"hiddenSize\":64,\"attentionHeads\":2,\"vocabularySize\":100}}";
    private static final String ANSWER = "{\"id\":\"" + QUOTE + "\",\"status\":\"issued\",\"title\":\"Old\"}";

    /** Url, user and password of an empty database. */
    abstract List<String> database();

    /** A JSON value in the database's SQL. */
    abstract String json(String text);

    @Test
    void everythingThatWasThereIsThereAndBelongsToTheFirstTeam() {
        List<String> database = database();
        var source = new DriverManagerDataSource(database.get(0), database.get(1), database.get(2));
        Flyway.configure().dataSource(source).target("5").load().migrate();
        fill(new JdbcTemplate(source));

        try (var context = SpringApplication.run(
                TrilemmaApplication.class,
                "--server.port=0",
                "--spring.datasource.url=" + database.get(0),
                "--spring.datasource.username=" + database.get(1),
                "--spring.datasource.password=" + database.get(2))) {
            HttpCalls service =
                    HttpCalls.toPort(Integer.parseInt(context.getEnvironment().getProperty("local.server.port")));

            Map<String, Object> plan = JsonPath.read(get(service, "/plans/" + PLAN), "$");
            assertThat(plan).containsEntry("status", "active").containsEntry("revision", 1);
            assertThat(JsonPath.<List<String>>read(get(service, "/plans?text=gr%C3%B6%C3%9Fe%20h100"), "$.items[*].id"))
                    .containsExactly(PLAN.toString());
            assertThat(get(service, "/plans/" + PLAN + "/revisions")).contains("\"savedBy\":\"service\"");
            assertThat(get(service, "/quotes/" + QUOTE)).isEqualTo(ANSWER.replace("issued", "expired"));
            assertThat(get(service, "/quotes")).contains(QUOTE.toString());
            assertThat(get(service, "/models/our-model")).contains("Ours");
            assertThat(get(service, "/price-discounts")).contains("\"factor\":0.8");
            assertThat(get(service, "/price-catalogs")).contains("\"ours\"", "public-prices");
            assertThat(service.send("POST", "/api/v1/plans/" + PLAN + "/evaluations", "{}")
                            .body())
                    .contains("\"planRevision\":1");
        }
    }

    private void fill(JdbcTemplate database) {
        String now = "timestamp with time zone '2026-01-01 00:00:00Z'";
        database.update("insert into saved_plan (id, revision, created_at, updated_at, document) values ('" + PLAN
                + "', 1, " + now + ", " + now + ", " + json(DOCUMENT) + ")");
        database.update("insert into plan_revision (plan_id, revision, saved_at, document) values ('" + PLAN + "', 1, "
                + now + ", " + json(DOCUMENT) + ")");
        database.update("insert into issued_quote (id, created_at, expires_at, summary, answer) values ('" + QUOTE
                + "', " + now + ", " + now + ", " + json("{\"wallClockSeconds\":1.0}") + ", '" + ANSWER + "')");
        database.update(
                "insert into registered_model (slug, title, family, document, created_at) values ('our-model', 'Ours', 'own', "
                        + json(MODEL) + ", " + now + ")");
        database.update("insert into price_discount (id, provider, factor, starts_on, created_at) values ('" + PLAN
                + "', 'aws', 0.8, date '2026-01-01', " + now + ")");
        database.update("insert into price_catalog (id, title, created_at) values ('ours', 'Ours', " + now + ")");
    }

    private static String get(HttpCalls service, String path) {
        HttpResponse<String> answer = service.send("GET", "/api/v1" + path, null);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }
}
