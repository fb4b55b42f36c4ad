package dev.trilemma.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;

/** What each request is called in its answer, in its problem and in the log. */
@Import(TestController.class)
@ExtendWith(OutputCaptureExtension.class)
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "spring.datasource.url=jdbc:h2:mem:web;MODE=PostgreSQL;DB_CLOSE_DELAY=-1")
class RequestIdTests {

    private static final String UUID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

    @LocalServerPort
    private int port;

    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void aClientsOwnIdIsInTheAnswerTheProblemAndTheLog(CapturedOutput output) throws Exception {
        HttpResponse<String> answer = get("/api/v1/nothing-here", "from-the-proxy:42");

        assertThat(id(answer)).isEqualTo("from-the-proxy:42");
        assertThat(answer.body()).contains("\"requestId\":\"from-the-proxy:42\"");
        assertThat(output.getAll().lines().filter(line -> line.contains("404 /problems/not-found")))
                .singleElement()
                .asString()
                .contains("[from-the-proxy:42] ");
    }

    @Test
    void whatSucceedsHasOneToo() throws Exception {
        HttpResponse<String> answer = get("/api/v1/test/rows", "mine");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(id(answer)).isEqualTo("mine");
    }

    @ParameterizedTest
    @ValueSource(strings = {"with a space", "<script>", "$(reboot)", "a\tb", "", "{\"a\":1}"})
    void anIdThatALogOrAShellCouldMistakeIsReplaced(String insane) throws Exception {
        assertThat(id(get("/api/v1/test/rows", insane))).matches(UUID);
    }

    @Test
    void anEndlessOneIsReplaced() throws Exception {
        assertThat(id(get("/api/v1/test/rows", "x".repeat(101)))).matches(UUID);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET /api/v1/a;b=c", "GET /api/v1/a%zz", "GET /api/v1/test/rows?limit=%zz", "G@T /api"})
    void whatFiltersAndTheContainerRefuseHasOneToo(String start) throws IOException {
        String answer = raw(start + " HTTP/1.1\r\nHost: localhost\r\nX-Request-Id: raw\r\nConnection: close\r\n\r\n");

        assertThat(answer)
                .containsIgnoringCase("X-Request-Id: ")
                .containsPattern("\"requestId\":\"(raw|" + UUID + ")\"");
    }

    private HttpResponse<String> get(String path, String requestId) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                        .header(RequestId.HEADER, requestId)
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static String id(HttpResponse<String> answer) {
        return answer.headers().firstValue(RequestId.HEADER).orElseThrow();
    }

    private String raw(String request) throws IOException {
        try (Socket socket = new Socket("localhost", port)) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
