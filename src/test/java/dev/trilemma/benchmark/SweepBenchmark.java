package dev.trilemma.benchmark;

import com.jayway.jsonpath.JsonPath;
import dev.trilemma.JarProcess;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * Points of sweeps a second: of one replica on all processors, and of one and of two replicas with a processor each, on a real
 * PostgreSQL. Each replica is the packaged service with a heap of 512 MB. Takes the number of rounds, three where none is given. Run
 * by hand; its name is no test's.
 */
public final class SweepBenchmark {

    private static final String ROUNDS = "3";
    private static final String HEAP = "-Xmx512m";
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    /** Five models on four accelerators and eight clusters, 1,250 budgets of tokens, five ways to pay: a million points. */
    private static final String SWEEP = """
            {"plan": {"training": {"sequenceLength": 2048, "globalBatchSize": 1024, "precision": "bf16", "recomputation": "selective"}%s},
             "axes": [
              {"pointer": "/model", "values": ["llama-3.1-8b", "llama-2-7b", "llama-2-13b", "gpt-2", "mistral-7b"]},
              {"pointer": "/cluster/accelerator", "values": ["nvidia-h100-sxm5-80gb", "nvidia-a100-sxm4-80gb", "nvidia-a100-sxm4-40gb", "nvidia-h200-sxm-141gb"]},
              {"pointer": "/cluster/acceleratorCount", "values": [8, 16, 32, 64, 128, 256, 512, 1024]},
              {"pointer": "/training/tokens", "from": 1e9, "to": 1e13, "steps": 1250, "scale": "log"},
              {"pointer": "/pricing/commitment", "values": ["onDemand", "spot", "reserved1Year", "reserved3Year", "capacityBlock"]}]}
            """;

    private static final String GIVEN = SWEEP.formatted("""
            , "parallelism": {"tensor": 1, "pipeline": 1, "virtualPipeline": 1, "context": 1, "expert": 1, "zeroStage": 3,
              "sequenceParallel": false, "microBatchSize": 1}""");

    private static final String SEARCHED = SWEEP.formatted("");

    /** No two points share a layout: each has a batch and a sequence of its own. */
    private static final String UNLIKE = """
            {"plan": {"training": {"tokens": 1e12, "precision": "bf16", "recomputation": "selective"},
              "cluster": {"accelerator": "nvidia-h100-sxm5-80gb", "acceleratorCount": 64},
              "parallelism": {"tensor": 1, "pipeline": 1, "virtualPipeline": 1, "context": 1, "expert": 1, "zeroStage": 3,
               "sequenceParallel": false, "microBatchSize": 1}},
             "axes": [
              {"pointer": "/model", "values": ["llama-3.1-8b", "llama-2-7b", "llama-2-13b", "gpt-2"]},
              {"pointer": "/training/globalBatchSize", "from": 64, "to": 160000, "steps": 2500},
              {"pointer": "/training/sequenceLength", "from": 128, "to": 12800, "steps": 100}]}
            """;

    private final Path folder;
    private final EmbeddedPostgres postgres;

    private final int rounds;

    private SweepBenchmark(Path folder, EmbeddedPostgres postgres, int rounds) {
        this.rounds = rounds;
        this.folder = folder;
        this.postgres = postgres;
    }

    public static void main(String[] arguments) throws Exception {
        int rounds = Integer.parseInt(arguments.length == 0 ? ROUNDS : arguments[0]);
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
            var benchmark = new SweepBenchmark(Files.createTempDirectory("sweeps"), postgres, rounds);
            benchmark.all();
            benchmark.oneAndTwo();
        }
    }

    /** One replica on all processors. */
    private void all() throws Exception {
        try (JarProcess replica = start("all", List.of(JarProcess.java(), HEAP))) {
            sweep(replica, GIVEN);
            for (int round = 0; round < rounds; round++) {
                print("layout given", replica, GIVEN);
                print("layout given, all unlike", replica, UNLIKE);
                print("layout searched", replica, SEARCHED);
            }
        }
    }

    /** The second replica stands still in the rounds of the first alone. */
    private void oneAndTwo() throws Exception {
        try (JarProcess one = start("one", pinned(0));
                JarProcess two = start("two", pinned(1))) {
            sweep(one, GIVEN);
            sweep(one, GIVEN);
            for (int round = 0; round < rounds; round++) {
                signal(two, "STOP");
                double alone = print("one processor", one, GIVEN);
                signal(two, "CONT");
                double together = print("two processors", one, GIVEN);
                System.out.printf("two over one: %.2f%n", together / alone);
            }
        }
    }

    private double print(String name, JarProcess replica, String sweep) throws Exception {
        Duration before = processorTimeOfDatabase();
        Run run = sweep(replica, sweep);
        double database = seconds(processorTimeOfDatabase().minus(before));
        System.out.printf(
                "%-26s %,9.0f points a second, %.1f s; database: %.1f %% of a processor%n",
                name, run.points() / run.seconds(), run.seconds(), 100 * database / run.seconds());
        return run.points() / run.seconds();
    }

    private record Run(long points, double seconds) {}

    /** Returns when it is over, as the stream of its events does. */
    private static Run sweep(JarProcess replica, String document) throws Exception {
        String started =
                replica.calls().send("POST", "/api/v1/sweeps", document).body();
        String path = "/api/v1/sweeps/" + JsonPath.read(started, "$.id");
        CLIENT.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + replica.port() + path + "/events"))
                        .build(),
                BodyHandlers.discarding());
        String over = replica.calls().send("GET", path, null).body();
        if (!JsonPath.<String>read(over, "$.status").equals("succeeded")) {
            throw new IllegalStateException(over);
        }
        long points = JsonPath.<Integer>read(over, "$.progress.done");
        return new Run(points, points / JsonPath.<Double>read(over, "$.pointsPerSecond"));
    }

    private static void signal(JarProcess replica, String signal) throws Exception {
        new ProcessBuilder("kill", "-" + signal, String.valueOf(replica.handle().pid()))
                .start()
                .waitFor();
    }

    private static List<String> pinned(int processor) {
        return List.of(
                "taskset", "-c", String.valueOf(processor), JarProcess.java(), HEAP, "-XX:ActiveProcessorCount=1");
    }

    private JarProcess start(String name, List<String> java) throws IOException {
        JarProcess replica = JarProcess.begin(
                Files.createDirectories(folder.resolve(name)),
                java,
                List.of(
                        "--spring.profiles.active=postgres",
                        "--spring.datasource.url=" + postgres.getJdbcUrl("postgres", "postgres"),
                        "--spring.datasource.username=postgres",
                        "--spring.datasource.password=postgres",
                        "--trilemma.sweep.max-points-of-team=1000000000"));
        replica.awaitHealth();
        return replica;
    }

    /** Of all its processes, which are nobody's children, for as long as they live: those of a pool of connections do. */
    private static Duration processorTimeOfDatabase() {
        try (Stream<ProcessHandle> processes = ProcessHandle.allProcesses()) {
            return processes
                    .filter(process -> process.info().command().orElse("").endsWith("postgres"))
                    .map(process -> process.info().totalCpuDuration().orElse(Duration.ZERO))
                    .reduce(Duration.ZERO, Duration::plus);
        }
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }
}
