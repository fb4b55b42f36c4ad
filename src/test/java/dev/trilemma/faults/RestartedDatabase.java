package dev.trilemma.faults;

import com.jayway.jsonpath.JsonPath;
import dev.trilemma.Examples;
import dev.trilemma.HttpCalls;
import dev.trilemma.JarProcess;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/** The database goes away and comes back while clients store and approve: what they were told is there, once. */
final class RestartedDatabase implements Attack {

    private static final int WRITERS = 6;
    private static final Duration UNDISTURBED = Duration.ofSeconds(2);

    /** Titles that are there more than once. */
    private static final String TWICE = """
            select count(*) from (
                select title from (select document ->> 'title' title from saved_plan) plan
                where title like 'outage-%' group by title having count(*) > 1
                union all
                select title from (select answer::json ->> 'title' title from issued_quote) quote
                where title like 'outage-%' group by title having count(*) > 1) twice
            """;

    private final Extent extent;

    RestartedDatabase(Extent extent) {
        this.extent = extent;
    }

    @Override
    public String name() {
        return "restarted database";
    }

    @Override
    public void on(Stage stage, Findings findings) throws Exception {
        List<HttpCalls> services =
                stage.replicas().stream().map(JarProcess::calls).toList();
        String budget = newBudget(services.get(0));
        List<Writer> writers = IntStream.range(0, WRITERS)
                .mapToObj(writer -> new Writer(services, "outage-" + writer, budget, findings))
                .toList();
        AtomicBoolean over = new AtomicBoolean();
        ExecutorService threads = Executors.newFixedThreadPool(WRITERS);
        List<? extends Future<?>> working = writers.stream()
                .map(writer -> threads.submit(() -> work(writer, over)))
                .toList();
        for (int outage = 0; outage < extent.outages(); outage++) {
            interrupt(stage, findings);
        }
        over.set(true);
        for (Future<?> work : working) {
            work.get();
        }
        threads.shutdown();
        expectEverythingOnce(stage, writers, budget, findings);
    }

    private static void work(Writer writer, AtomicBoolean over) {
        for (int round = 0; !over.get(); round++) {
            writer.work(round);
        }
    }

    private void interrupt(Stage stage, Findings findings) throws Exception {
        LockSupport.parkNanos(UNDISTURBED.toNanos());
        stage.database().stop();
        LockSupport.parkNanos(extent.away().toNanos());
        stage.database().start();
        Recovery.await(stage.replicas(), findings);
    }

    private static void expectEverythingOnce(Stage stage, List<Writer> writers, String budget, Findings findings)
            throws SQLException {
        HttpCalls service = stage.replicas().get(0).calls();
        int acknowledged = 0;
        for (Writer writer : writers) {
            writer.acknowledged().forEach(stored -> expectStored(service, stored, findings));
            acknowledged += writer.acknowledged().size();
        }
        findings.note(acknowledged + " plans and quotes acknowledged");
        expectNothingTwice(stage.database(), findings);
        BigDecimal approved = writers.stream().map(Writer::approved).reduce(BigDecimal.ZERO, BigDecimal::add);
        expectCommitted(service, budget, approved, findings);
    }

    private static void expectStored(HttpCalls service, Writer.Acknowledged stored, Findings findings) {
        HttpResponse<String> answer = service.send("GET", stored.location(), null);
        if (answer.statusCode() != 200 || !answer.body().contains("\"title\":\"" + stored.title() + "\"")) {
            findings.add(Fault.LOST, stored.title() + " at " + stored.location() + ": " + answer.statusCode());
        }
    }

    private static void expectNothingTwice(RestartableDatabase database, Findings findings) throws SQLException {
        try (Connection connection = database.connection();
                var statement = connection.createStatement();
                var count = statement.executeQuery(TWICE)) {
            count.next();
            for (int title = 0; title < count.getInt(1); title++) {
                findings.add(Fault.DUPLICATED, "a plan or a quote that was asked for with one key");
            }
        }
    }

    private static void expectCommitted(HttpCalls service, String budget, BigDecimal approved, Findings findings) {
        String body = service.send("GET", "/api/v1/budgets/" + budget, null).body();
        BigDecimal committed = new BigDecimal(JsonPath.<String>read(body, "$.committed.amount"));
        int comparison = committed.compareTo(approved);
        if (comparison != 0) {
            findings.add(
                    comparison < 0 ? Fault.LOST : Fault.DUPLICATED,
                    "approved " + approved + ", and the budget has committed " + committed);
        }
    }

    private static String newBudget(HttpCalls service) {
        return JsonPath.read(
                service.send("POST", "/api/v1/budgets", Examples.of("createBudget"))
                        .body(),
                "$.id");
    }
}
