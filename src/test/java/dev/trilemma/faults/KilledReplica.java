package dev.trilemma.faults;

import com.jayway.jsonpath.JsonPath;
import dev.trilemma.HttpCalls;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** A replica dies in the middle of a sweep: the other one finishes it, with the results that it has when nobody dies. */
final class KilledReplica implements Attack {

    private static final int COMBINATIONS = 15;
    private static final int PAGE = 100;
    private static final Duration POLL = Duration.ofMillis(20);

    /** Every point is another number of tokens on one of fifteen clusters. */
    private static final String SWEEP = """
            {"title": "%s",
             "plan": {"model": "llama-3.1-8b",
              "training": {"sequenceLength": 8192, "globalBatchSize": 1024, "precision": "bf16"}},
             "axes": [
              {"pointer": "/cluster/accelerator", "values": ["nvidia-h100-sxm5-80gb", "nvidia-a100-sxm4-80gb", "google-tpu-v5p"]},
              {"pointer": "/cluster/acceleratorCount", "from": 64, "to": 1024, "steps": 5, "scale": "log"},
              {"pointer": "/training/tokens", "from": 1e11, "to": 1e13, "steps": %d, "scale": "log"}]}
            """;

    private final Extent extent;

    KilledReplica(Extent extent) {
        this.extent = extent;
    }

    @Override
    public String name() {
        return "killed replica";
    }

    @Override
    public void on(Stage stage, Findings findings) throws Exception {
        HttpCalls survivor = stage.replicas().get(1).calls();
        String undisturbed = start(survivor, "undisturbed");
        awaitEnd(survivor, undisturbed);

        String disturbed = start(stage.replicas().get(0).calls(), "disturbed");
        awaitPart(survivor, disturbed);
        stage.replicas().get(0).kill();
        findings.note("killed at " + done(survivor, disturbed) + " of " + points() + " points");
        findings.recoveredIn(awaitEnd(survivor, disturbed));

        expectEqual(survivor, undisturbed, disturbed, findings);
        expectEveryPointOnce(survivor, disturbed, findings);
    }

    private int points() {
        return extent.sweptTokens() * COMBINATIONS;
    }

    private String start(HttpCalls service, String title) {
        HttpResponse<String> accepted =
                service.send("POST", "/api/v1/sweeps", SWEEP.formatted(title, extent.sweptTokens()));
        if (accepted.statusCode() != 202) {
            throw new IllegalStateException(accepted.body());
        }
        return JsonPath.read(accepted.body(), "$.id");
    }

    private void awaitPart(HttpCalls service, String sweep) {
        while (done(service, sweep) < points() / 4) {
            LockSupport.parkNanos(POLL.toNanos());
        }
    }

    /** The longest time without progress. */
    private Duration awaitEnd(HttpCalls service, String sweep) {
        long longest = 0;
        int last = -1;
        long since = System.nanoTime();
        while (last < points()) {
            int done = done(service, sweep);
            if (done > last) {
                longest = Math.max(longest, System.nanoTime() - since);
                last = done;
                since = System.nanoTime();
            }
            LockSupport.parkNanos(POLL.toNanos());
        }
        return Duration.ofNanos(longest);
    }

    private static int done(HttpCalls service, String sweep) {
        String view = service.send("GET", "/api/v1/sweeps/" + sweep, null).body();
        if (view.contains("\"failed\"")) {
            throw new IllegalStateException(view);
        }
        return JsonPath.read(view, "$.progress.done");
    }

    private void expectEqual(HttpCalls service, String undisturbed, String disturbed, Findings findings) {
        List<String> expected = table(service, undisturbed);
        List<String> found = table(service, disturbed);
        if (expected.size() != points() + 1 || !found.equals(expected)) {
            findings.add(
                    Fault.WRONG, "the table has " + found.size() + " lines, and without the kill " + expected.size());
        }
    }

    private static List<String> table(HttpCalls service, String sweep) {
        return service.send("GET", "/api/v1/sweeps/" + sweep + "/table", null)
                .body()
                .lines()
                .toList();
    }

    private void expectEveryPointOnce(HttpCalls service, String sweep, Findings findings) {
        Set<Object> seen = new HashSet<>();
        @Nullable String next = "/api/v1/sweeps/" + sweep + "/results?limit=" + PAGE;
        while (next != null) {
            Map<String, Object> page =
                    JsonPath.read(service.send("GET", next, null).body(), "$");
            for (Map<String, Object> item : JsonPath.<List<Map<String, Object>>>read(page, "$.items")) {
                if (!seen.add(item.get("point"))) {
                    findings.add(Fault.DUPLICATED, "the point " + item.get("point"));
                }
            }
            next = (String) page.get("next");
        }
        for (int missing = seen.size(); missing < points(); missing++) {
            findings.add(Fault.LOST, "a point of the sweep");
        }
    }
}
