package dev.trilemma;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.jayway.jsonpath.JsonPath;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The service on a PostgreSQL that goes away and comes back. */
class DatabaseAwayTests {

    private static final String KEY = "the first key of the tests of a database that is away";
    private static final Duration FEW_SECONDS = Duration.ofSeconds(6);
    private static final Duration RECOVERY = Duration.ofSeconds(10);

    private static final int POOL = 3;

    @TempDir
    private Path folder;

    @Test
    void aStoppedDatabaseIsAnsweredWith503AndNothingHasToBeRestarted() throws IOException {
        int port = freePort();
        EmbeddedPostgres database = start(port);
        try (StartedService service = service(port)) {
            HttpCalls calls = service.calls();
            assertThat(status(calls, "/api/v1/plans")).isEqualTo(200);

            database.close();
            assertAway(calls);

            database = start(port);
            assertBack(calls);
        } finally {
            database.close();
        }
    }

    @Test
    void aDatabaseThatDoesNotAnswerHoldsNobodyUp() throws Exception {
        int port = freePort();
        try (EmbeddedPostgres database = start(port);
                StartedService service =
                        service(port, "--spring.datasource.hikari.data-source-properties.socketTimeout=3")) {
            HttpCalls calls = service.calls();
            assertThat(status(calls, "/api/v1/plans")).isEqualTo(200);

            signal("-STOP");
            try {
                assertAway(calls);
            } finally {
                signal("-CONT");
            }
            assertBack(calls);
        }
    }

    @Test
    void whoFindsNoConnectionIsToldToComeAgain() throws SQLException {
        try (StartedService service = StartedService.inMemory(
                "busy",
                "--trilemma.security.first-key=" + KEY,
                "--spring.datasource.hikari.maximum-pool-size=" + POOL)) {
            DataSource pool = service.context().getBean(DataSource.class);
            List<Connection> taken = new ArrayList<>();
            for (int number = 0; number < POOL; number++) {
                taken.add(pool.getConnection());
            }

            assertUnavailable(service.calls(), "GET", "/api/v1/plans", null, KEY);

            for (Connection connection : taken) {
                connection.close();
            }
            assertThat(status(service.calls(), "/api/v1/plans")).isEqualTo(200);
        }
    }

    private static void assertAway(HttpCalls calls) {
        assertUnavailable(calls, "GET", "/api/v1/plans", null, KEY);
        assertUnavailable(calls, "POST", "/api/v1/plans", Examples.of("createPlan"), KEY);
        assertUnavailable(calls, "POST", "/api/v1/quotes", Examples.of("createQuote"), KEY);
        assertUnavailable(calls, "GET", "/api/v1/caller", null, "tlm_which-the-service-would-have-to-look-up");
        assertThat(health(calls, "liveness")).isEqualTo(200);
        assertThat(health(calls, "readiness")).isEqualTo(503);
    }

    private static void assertUnavailable(HttpCalls calls, String method, String path, String json, String key) {
        long start = System.nanoTime();
        HttpResponse<String> answer = calls.send(
                method, path, json, "X-API-Key", key, "Idempotency-Key", "away", "X-Request-Id", "while-away");
        Duration taken = Duration.ofNanos(System.nanoTime() - start);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.headers().firstValue("Retry-After")).contains("5");
        assertThat(JsonPath.<String>read(answer.body(), "$.type")).isEqualTo("/problems/unavailable");
        assertThat(JsonPath.<String>read(answer.body(), "$.requestId")).isEqualTo("while-away");
        assertThat(taken).isLessThan(FEW_SECONDS);
    }

    private static void assertBack(HttpCalls calls) {
        await().atMost(RECOVERY).until(() -> health(calls, "readiness") == 200);
        assertThat(status(calls, "/api/v1/plans")).isEqualTo(200);
        assertThat(calls.send("POST", "/api/v1/plans", Examples.of("createPlan"), "X-API-Key", KEY)
                        .statusCode())
                .isEqualTo(201);
    }

    /** Without a key, as a probe asks. */
    private static int health(HttpCalls calls, String group) {
        return calls.send("GET", "/actuator/health/" + group, null).statusCode();
    }

    private static int status(HttpCalls calls, String path) {
        return calls.send("GET", path, null, "X-API-Key", KEY).statusCode();
    }

    private static StartedService service(int port, String... settings) {
        List<String> all = new ArrayList<>(List.of(
                "--spring.profiles.active=postgres",
                "--trilemma.security.first-key=" + KEY,
                "--spring.datasource.url=jdbc:postgresql://127.0.0.1:" + port + "/postgres",
                "--spring.datasource.username=postgres",
                "--spring.datasource.password=postgres"));
        all.addAll(List.of(settings));
        return StartedService.with(all.toArray(String[]::new));
    }

    /** The same data each time. */
    private EmbeddedPostgres start(int port) throws IOException {
        return EmbeddedPostgres.builder()
                .setPort(port)
                .setDataDirectory(folder.resolve("data"))
                .setCleanDataDirectory(false)
                .start();
    }

    /** To all of its processes, the one that listens first. */
    private void signal(String signal) throws Exception {
        long pid = Long.parseLong(
                Files.readAllLines(folder.resolve("data/postmaster.pid")).get(0));
        ProcessHandle server = ProcessHandle.of(pid).orElseThrow();
        List<String> command = new ArrayList<>(List.of("kill", signal));
        Stream.concat(Stream.of(server), server.children()).forEach(process -> command.add("" + process.pid()));
        assertThat(new ProcessBuilder(command).start().waitFor(10, TimeUnit.SECONDS))
                .isTrue();
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
