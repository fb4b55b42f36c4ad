package dev.trilemma.faults;

import dev.trilemma.Examples;
import dev.trilemma.HttpCalls;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** More requests than there are connections to the database wait for a lock that somebody holds. */
final class FullPool implements Attack {

    private static final Duration HELD_AT_MOST = Duration.ofSeconds(40);

    private final Extent extent;

    FullPool(Extent extent) {
        this.extent = extent;
    }

    @Override
    public String name() {
        return "full connection pool";
    }

    @Override
    public void on(Stage stage, Findings findings) throws Exception {
        HttpCalls service = stage.replicas().get(0).calls();
        Watched watched = new Watched(findings);
        try (Connection holder = stage.database().connection();
                var statement = holder.createStatement()) {
            holder.setAutoCommit(false);
            statement.execute("lock table saved_plan in access exclusive mode");
            List<CompletableFuture<Integer>> answers = IntStream.range(0, extent.waiting())
                    .mapToObj(number -> send(service, watched))
                    .toList();
            Map<Integer, Long> statuses = answers.stream()
                    .map(CompletableFuture::join)
                    .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
            findings.note(extent.waiting() + " requests behind a lock, answered " + statuses);
            holder.rollback();
        }
        Recovery.await(stage.replicas(), findings);
    }

    private static CompletableFuture<Integer> send(HttpCalls service, Watched watched) {
        HttpRequest request = service.request("POST", "/api/v1/plans", Examples.of("createPlan"));
        long start = System.nanoTime();
        return HttpClient.newHttpClient()
                .sendAsync(request, BodyHandlers.ofString())
                .thenApply(answer -> status(answer, watched, Duration.ofNanos(System.nanoTime() - start)))
                .completeOnTimeout(0, HELD_AT_MOST.toSeconds(), TimeUnit.SECONDS);
    }

    private static int status(HttpResponse<String> answer, Watched watched, Duration time) {
        watched.check("POST /api/v1/plans behind a lock", answer, time);
        return answer.statusCode();
    }
}
