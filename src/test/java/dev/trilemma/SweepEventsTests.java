package dev.trilemma;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Who follows a sweep is told of it while it is under way, and no longer. Nothing is calculated here. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.datasource.url=jdbc:h2:mem:sweep-events;MODE=PostgreSQL;DB_CLOSE_DELAY=-1",
            "trilemma.sweep.threads=0"
        })
class SweepEventsTests {

    @LocalServerPort
    private int port;

    @Test
    void eventsComeAsTheyHappenAndEndWithTheSweep() throws Exception {
        HttpCalls service = HttpCalls.toPort(port);
        HttpResponse<String> started = service.send("POST", "/api/v1/sweeps", Examples.of("createSweep"));
        String path = "/api/v1/sweeps/" + JsonPath.read(started.body(), "$.id");

        try (BufferedReader events = follow(service, path + "/events")) {
            assertThat(events.readLine()).isEqualTo("event:progress");
            String first = events.readLine();
            assertThat(JsonPath.<String>read(data(first), "$.status")).isEqualTo("queued");
            assertThat(JsonPath.<Integer>read(data(first), "$.progress.total")).isEqualTo(45);

            service.send("DELETE", path, null, "If-Match", "*");
            try (Stream<String> rest = events.lines()) {
                String last = rest.filter(line -> line.startsWith("data:"))
                        .reduce((one, next) -> next)
                        .orElseThrow();
                assertThat(JsonPath.<String>read(data(last), "$.status")).isEqualTo("cancelled");
            }
        }
    }

    @Test
    void whatIsNotThereIsNotFollowed() {
        HttpResponse<String> answer =
                HttpCalls.toPort(port).send("GET", "/api/v1/sweeps/8b6b9a30-0f0c-4b0c-8d1f-1d2a3b4c5d6e/events", null);

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("/problems/not-found");
    }

    private static BufferedReader follow(HttpCalls service, String path) throws IOException, InterruptedException {
        var answer = HttpClient.newHttpClient().send(service.request("GET", path, null), BodyHandlers.ofInputStream());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains("text/event-stream");
        return new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8));
    }

    private static String data(String line) {
        return line.substring("data:".length());
    }
}
