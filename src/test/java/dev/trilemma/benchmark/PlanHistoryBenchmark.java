package dev.trilemma.benchmark;

import dev.trilemma.TrilemmaApplication;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.CRC32;
import org.springframework.boot.SpringApplication;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * How long lists, searches, comparisons and timelines take with 1,000 plans and 2,000 evaluations, and with a thousand times as many,
 * in a real PostgreSQL and over HTTP; and which tables were read from end to end meanwhile. Prints the median and the 99th percentile of
 * 1,000 requests, one after the other, and what they have become. Run by hand; its name is no test's.
 */
public final class PlanHistoryBenchmark {

    private static final int FEW = 1_000;
    private static final int MANY = 1_000_000;
    private static final int WARM_UP = 500;
    private static final int MEASURED = 1_000;
    private static final List<String> TABLES =
            List.of("saved_plan", "plan_word", "plan_revision", "scenario", "evaluation", "evaluation_answer");

    /** Every plan has its number in its id and its time; ten words in all, of which two are everywhere, and one in a thousand. */
    private static final String PLANS = """
            insert into saved_plan (id, team_id, revision, created_at, updated_at, document, settings, archived,
                reevaluated_on_publication)
            select %1$s, 'default', 1, %2$s, %2$s,
                jsonb_build_object(
                    'title', 'Run ' || n || ' of p' || n %% 1000,
                    'model', 'llama-3.1-8b',
                    'training', '{"tokens": 1e12, "sequenceLength": 8192, "globalBatchSize": 1024}'::jsonb,
                    'cluster', '{"accelerator": "nvidia-h100-sxm5-80gb", "acceleratorCount": 64}'::jsonb,
                    'parallelism', '{"tensor": 1, "pipeline": 1, "data": 64, "zeroStage": 3, "microBatchSize": 1}'::jsonb,
                    'pricing', '{"unitPrice": {"amount": "2.00", "currency": "USD"}}'::jsonb),
                '{"tags": [], "archived": false, "reevaluateOnPublication": false}', false, false
            from generate_series(%3$d, %4$d) n
            """;

    private static final String WORDS = """
            insert into plan_word (team_id, archived, word, created_at, plan_id)
            select 'default', false, word, %2$s, %1$s
            from generate_series(%3$d, %4$d) n, unnest(array['run', 'llama', 'p' || n %% 1000, 'n' || n, '#q' || n %% 4]) word
            """;

    private static final String EVALUATIONS = """
            insert into evaluation (id, team_id, plan_id, subject_id, created_at, created_by, occasion, plan_revision,
                engine_version, figures, document)
            select gen_random_uuid(), 'default', %1$s, %1$s, %2$s + e * interval '1 hour', 'benchmark', 'REQUESTED', 1, '0',
                '{"wallClockSeconds": 1000.0, "loss": 2.0, "energyKwh": 1.0, "amount": 12.34, "currency": "USD", "unitPrices": []}',
                '{"training": {"tokens": 1e12}, "cluster": {"accelerator": "h100", "acceleratorCount": 64}}'
            from generate_series(%3$d, %4$d) n, generate_series(1, 2) e
            """;

    /** One plan in ten has a scenario, that in the middle among them. */
    private static final String SCENARIOS = """
            insert into scenario (id, team_id, plan_id, revision, title, patch, created_at, updated_at)
            select gen_random_uuid(), 'default', %1$s, 1, 'Dearer', '{"pricing": {"unitPrice": {"amount": "3.00", "currency": "USD"}}}',
                %2$s, %2$s
            from generate_series(%3$d, %4$d) n where n %% 10 = 0
            """;

    private static final String ID = "('00000000-0000-0000-0000-' || lpad(to_hex(n), 12, '0'))::uuid";
    private static final String TIME = "(timestamptz '2026-01-01 00:00:00Z' + n * interval '1 second')";

    private final HttpClient client = HttpClient.newHttpClient();
    private final String base;
    private final JdbcTemplate database;

    private PlanHistoryBenchmark(int port, JdbcTemplate database) {
        this.base = "http://127.0.0.1:" + port + "/api/v1";
        this.database = database;
    }

    public static void main(String[] arguments) throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
            int port = 18_097;
            var application = SpringApplication.run(
                    TrilemmaApplication.class,
                    "--server.port=" + port,
                    "--spring.datasource.url=" + postgres.getJdbcUrl("postgres", "postgres"),
                    "--spring.datasource.username=postgres",
                    "--spring.datasource.password=postgres",
                    "--logging.level.root=warn");
            new PlanHistoryBenchmark(port, application.getBean(JdbcTemplate.class)).run();
            application.close();
        }
    }

    private void run() throws Exception {
        fill(1, FEW);
        // the first round warms up whatever the second and the third share
        measure(FEW);
        Map<String, double[]> few = measure(FEW);
        fill(FEW + 1, MANY);
        Map<String, Long> before = scans();
        Map<String, double[]> many = measure(MANY);
        few.forEach((query, first) -> System.out.printf(
                Locale.ROOT,
                "%-45s %,d: %.2f / %.2f ms   %,d: %.2f / %.2f ms   ratio %.2f / %.2f%n",
                query,
                FEW,
                first[0],
                first[1],
                MANY,
                many.get(query)[0],
                many.get(query)[1],
                many.get(query)[0] / first[0],
                many.get(query)[1] / first[1]));
        scans().forEach((table, scans) ->
                System.out.printf("%-20s read from end to end %d times%n", table, scans - before.get(table)));
    }

    private void fill(int from, int to) {
        for (String rows : List.of(PLANS, WORDS, EVALUATIONS, SCENARIOS)) {
            database.execute(rows.formatted(ID, TIME, from, to));
        }
        database.execute("vacuum analyze");
    }

    private Map<String, Long> scans() throws InterruptedException {
        Map<String, Long> scans = new LinkedHashMap<>();
        // each of the pool's sessions hands its counts in once a second at most
        Thread.sleep(2_000);
        for (String table : TABLES) {
            scans.put(
                    table,
                    database.queryForObject(
                            "select seq_scan from pg_stat_user_tables where relname = ?", Long.class, table));
        }
        return scans;
    }

    private Map<String, double[]> measure(int plans) throws Exception {
        String middle = "/plans/00000000-0000-0000-0000-%012x".formatted(plans / 2);
        String deep = afterTheMiddle(plans);
        Map<String, String> queries = new LinkedHashMap<>();
        queries.put("list", "/plans");
        queries.put("list from the middle", deep);
        queries.put("search a word of every plan", "/plans?text=llama");
        queries.put("search a word of one in a thousand", "/plans?text=p77");
        queries.put("search two words", "/plans?text=llama%20p77");
        queries.put("search a word of one", "/plans?text=n" + plans / 2);
        queries.put("search a tag and a word", "/plans?tag=q1&text=run");
        queries.put("read", middle);
        queries.put("comparison", middle + "/comparison");
        queries.put("timeline", middle + "/timeline");
        queries.put("evaluations", middle + "/evaluations");
        Map<String, double[]> measured = new LinkedHashMap<>();
        for (Map.Entry<String, String> query : queries.entrySet()) {
            HttpRequest request =
                    HttpRequest.newBuilder(URI.create(base + query.getValue())).build();
            times(request, WARM_UP);
            double[] sorted = times(request, MEASURED);
            measured.put(query.getKey(), new double[] {sorted[MEASURED / 2], sorted[MEASURED * 99 / 100]});
        }
        return measured;
    }

    /** The page after the plan in the middle. */
    private String afterTheMiddle(int plans) {
        String id = "00000000-0000-0000-0000-%012x".formatted(plans / 2);
        String createdAt = database.queryForObject(
                "select to_char(created_at at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"') from saved_plan where id = ?::uuid",
                String.class,
                id);
        String keys = "[\"" + id + "\",\"" + createdAt + "\"]";
        var checksum = new CRC32();
        checksum.update(keys.getBytes(StandardCharsets.UTF_8));
        String cursor = Long.toHexString(checksum.getValue()) + ":" + keys;
        return "/plans?cursor="
                + Base64.getUrlEncoder().withoutPadding().encodeToString(cursor.getBytes(StandardCharsets.UTF_8));
    }

    private double[] times(HttpRequest request, int count) throws Exception {
        double[] milliseconds = new double[count];
        for (int number = 0; number < count; number++) {
            long start = System.nanoTime();
            HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
            milliseconds[number] = (System.nanoTime() - start) / 1e6;
            if (answer.statusCode() >= 300) {
                throw new IllegalStateException(request.uri() + ": " + answer.statusCode() + " " + answer.body());
            }
        }
        Arrays.sort(milliseconds);
        return milliseconds;
    }
}
