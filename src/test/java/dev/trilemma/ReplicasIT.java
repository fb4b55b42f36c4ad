package dev.trilemma;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** Two processes of the packaged service that start at once on a new PostgreSQL, of which one is stopped. */
class ReplicasIT {

    /** A space that cannot be looked at in the time that a frontier has, so that the request takes all of it. */
    private static final String LONG_REQUEST = """
            {"space": {"parameters": [1e8, 2e8, 5e8, 1e9, 2e9, 5e9, 1e10, 2e10, 5e10, 1e11, 2e11, 5e11],
              "tokens": [1e10, 2e10, 5e10, 1e11, 2e11, 5e11, 1e12, 2e12, 5e12, 1e13],
              "acceleratorCounts": [8, 16, 32, 64, 128, 256, 512, 1024, 2048, 4096, 8192, 16384],
              "accelerators": ["h100-80gb", "a100-80gb", "b200-sxm-180gb", "gb200-186gb"]}}
            """;

    private static final int TERMINATED = 143;

    @TempDir
    private Path folder;

    @Test
    void theyAreOneServiceAndAStoppedOneFinishesWhatItHasBegun() throws Exception {
        List<String> settings = new ArrayList<>(List.of("--spring.profiles.active=postgres"));
        Postgres.register((name, value) -> settings.add("--" + name + "=" + value.get()));
        try (JarProcess one = JarProcess.begin(folder, settings);
                JarProcess other = JarProcess.begin(folder, settings)) {
            one.awaitHealth();
            other.awaitHealth();

            HttpResponse<String> quote = one.calls().send("POST", "/api/v1/quotes", Examples.of("createQuote"));
            assertThat(quote.statusCode()).as(quote.body()).isEqualTo(201);
            String path = quote.headers().firstValue("Location").orElseThrow();
            assertThat(other.calls().send("GET", path, null).body()).isEqualTo(quote.body());

            try (Socket waiting = send(one, "/api/v1/frontiers", LONG_REQUEST)) {
                assertThat(health(one)).as("what came later is answered").isEqualTo(200);
                one.terminate();
                String answer = new String(waiting.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                assertThat(answer).startsWith("HTTP/1.1 200").contains("\"points\"");
            }
            assertThat(one.awaitExit(Duration.ofSeconds(40))).isEqualTo(TERMINATED);
            assertThat(health(other)).isEqualTo(200);
            assertThat(other.calls().send("GET", path, null).statusCode()).isEqualTo(200);

            other.calls().send("GET", "/api/v1/plans?limit=none", null, "X-Request-Id", "to-be-found");
            assertThat(logged("to-be-found")).isEqualTo("400 /problems/invalid-request GET /api/v1/plans");
        }
    }

    private static int health(JarProcess service) {
        return service.calls().send("GET", "/actuator/health", null).statusCode();
    }

    /** Without waiting for the answer. */
    private static Socket send(JarProcess service, String path, String json) throws IOException {
        URI base = URI.create(service.calls().base());
        Socket socket = new Socket(base.getHost(), base.getPort());
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        String head = "POST " + path + " HTTP/1.1\r\nHost: " + base.getHost() + "\r\nContent-Type: application/json\r\n"
                + "Content-Length: " + body.length + "\r\nConnection: close\r\n\r\n";
        socket.getOutputStream().write(head.getBytes(StandardCharsets.UTF_8));
        socket.getOutputStream().write(body);
        return socket;
    }

    /** The message of the one line of a request; every line is JSON. */
    private String logged(String requestId) throws IOException {
        List<String> lines = Files.readAllLines(folder.resolve("log.txt")).stream()
                .filter(line -> JsonMapper.shared()
                        .readTree(line)
                        .path("requestId")
                        .asString("")
                        .equals(requestId))
                .toList();
        assertThat(lines).hasSize(1);
        return JsonPath.read(lines.get(0), "$.message");
    }
}
