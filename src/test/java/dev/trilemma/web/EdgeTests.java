package dev.trilemma.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.JsonNode;

/** What arrives before a controller is chosen: raw bytes, large bodies, media types. */
@Import(TestController.class)
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "spring.datasource.url=jdbc:h2:mem:web;MODE=PostgreSQL;DB_CLOSE_DELAY=-1")
class EdgeTests {

    private static final int MEGABYTE = 1 << 20;

    @LocalServerPort
    private int port;

    private final HttpClient client = HttpClient.newHttpClient();

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            GET /api/v1/a%2Fb HTTP/1.1                  | 400
            GET /api/v1/a%00b HTTP/1.1                  | 400
            GET /api/v1/a%zz HTTP/1.1                   | 400
            GET /api/v1/a%c0%af HTTP/1.1                | 400
            GET /api/v1/a;b=c HTTP/1.1                  | 400
            GET /api/v1/test/rows;b=c HTTP/1.1          | 400
            GET /api/v1/../../../etc/passwd HTTP/1.1    | 400
            GET /api/v1/%2e%2e/%2e%2e/%2e%2e/etc HTTP/1.1 | 400
            GET /api/v1/a\\b HTTP/1.1                   | 400
            GET /api/v1/a%5cb HTTP/1.1                  | 400
            GET /api/v1/<script> HTTP/1.1               | 400
            GET /api/v1/test/rows?limit=%zz HTTP/1.1    | 400
            GET /api/v1/test/rows?a[b]=c HTTP/1.1       | 400
            BREW /api/v1/test/rows HTTP/1.1             | 405
            TRACE /api/v1/test/rows HTTP/1.1            | 405
            G@T /api/v1/test/rows HTTP/1.1              | 400
            GET /api/v1/test/rows HTTP/9.9              | 505
            """)
    void whatTheContainerRefusesIsAProblemToo(String requestLine, int status) throws IOException {
        assertProblem(raw(requestLine + "\r\nHost: localhost\r\nConnection: close\r\n\r\n"), status);
    }

    @Test
    void badHeadersAreProblemsToo() throws IOException {
        String line = "GET /api/v1/test/rows HTTP/1.1\r\nConnection: close\r\n";

        assertProblem(raw(line + "\r\n"), 400);
        assertProblem(raw(line + "Host: a b\r\n\r\n"), 400);
        assertProblem(raw(line + "Host: localhost\r\nX-Long: " + "x".repeat(20_000) + "\r\n\r\n"), 400);
        assertProblem(
                raw("GET /" + "x".repeat(5_000) + " HTTP/1.1\r\nHost: localhost\r\nAccept-Encoding: "
                        + "x".repeat(6_000) + "\r\n\r\n"),
                400);
        assertProblem(raw(line + "Host: localhost\r\nContent-Length: -5\r\n\r\n"), 400);
        assertProblem(raw("GET /" + "x".repeat(20_000) + " HTTP/1.1\r\nHost: localhost\r\n\r\n"), 400);
        assertProblem(raw("hello\r\n\r\n"), 400);
    }

    @Test
    void bodiesOfMoreThanAMegabyteAreRefusedByTheirAnnouncedLength() throws IOException {
        String head = "POST /api/v1/test/plans HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                + "Connection: close\r\nContent-Length: ";

        assertProblem(raw(head + 500L * MEGABYTE + "\r\n\r\n{"), 413);
    }

    @Test
    void bodiesOfMoreThanAMegabyteAreRefusedWhileTheyAreRead() throws Exception {
        byte[] body = ("{\"title\": \"" + "x".repeat(2 * MEGABYTE) + "\"}").getBytes(StandardCharsets.UTF_8);

        HttpResponse<String> response = client.send(
                HttpRequest.newBuilder(uri("/api/v1/test/plans"))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)))
                        .build(),
                HttpResponse.BodyHandlers.ofString());

        assertThat(response.statusCode()).isEqualTo(413);
        assertThat(response.body()).contains("/problems/too-large", "1 MB");
    }

    @Test
    void requestsThatEndTooEarlyAreTheClientsFault() throws IOException {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream()
                    .write(("POST /api/v1/test/plans HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                                    + "Content-Length: 100\r\n\r\n{\"title\": \"cut")
                            .getBytes(StandardCharsets.US_ASCII));
            socket.shutdownOutput();

            String answer = answer(socket.getInputStream());
            assertProblem(answer, 400);
            assertThat(answer).contains("did not arrive in full");
        }
    }

    @Test
    void someResourcesTakeLargerBodies() {
        assertThat(BodyLimit.limitBytes("/api/v1/plans")).isEqualTo(MEGABYTE);
        assertThat(BodyLimit.limitBytes("/api/v1/sweeps")).isEqualTo(8 * MEGABYTE);
        assertThat(BodyLimit.limitBytes("/api/v1/estimate-batches")).isEqualTo(8 * MEGABYTE);
        assertThat(BodyLimit.limitBytes("/api/v1/price-catalogs/aws/versions")).isEqualTo(64 * MEGABYTE);
    }

    @Test
    void followingNextVisitsEveryRowOnce() throws Exception {
        String next = "/api/v1/test/rows?limit=20&commitment=onDemand";
        int rows = 0;
        int pages = 0;
        while (next != null) {
            JsonNode page = Json.mapper().readTree(get(next, "*/*").body());
            assertThat(page.get("items").get(0).get("id").asString()).isEqualTo("row-%02d".formatted(rows));
            rows += page.get("items").size();
            pages++;
            next = page.has("next") ? page.get("next").asString() : null;
            assertThat(next == null || next.startsWith("/api/v1/test/rows?limit=20&commitment=onDemand&cursor="))
                    .isTrue();
        }
        assertThat(rows).isEqualTo(45);
        assertThat(pages).isEqualTo(3);
    }

    @Test
    void everyListIsCsvToo() throws Exception {
        HttpResponse<String> response = get("/api/v1/test/rows?limit=2", "text/csv");

        assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith("text/csv");
        assertThat(response.body())
                .isEqualTo("id,ratio,unit_price.amount,unit_price.currency,last_note,tags\r\n"
                        + "row-00,0.0,0.50,USD,,a;b\r\nrow-01,0.5,1.50,USD,,a;b\r\n");
        assertThat(response.headers().firstValue("Link").orElse(""))
                .contains("cursor=")
                .endsWith("rel=\"next\"");
    }

    @Test
    void thoseWhoNameNoMediaTypeGetJson() throws Exception {
        assertThat(get("/api/v1/test/rows", "*/*").headers().firstValue("Content-Type"))
                .contains("application/json");
        assertThat(get("/api/v1/test/rows", "text/html,application/xhtml+xml,*/*;q=0.8")
                        .headers()
                        .firstValue("Content-Type"))
                .contains("application/json");
    }

    @Test
    void referenceDataIsNotSentTwice() throws Exception {
        String tag = get("/api/v1/test/rows", "application/json")
                .headers()
                .firstValue("ETag")
                .orElseThrow();

        HttpResponse<String> again = client.send(
                HttpRequest.newBuilder(uri("/api/v1/test/rows"))
                        .header("If-None-Match", tag)
                        .build(),
                HttpResponse.BodyHandlers.ofString());

        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "/,text/html",
        "/swagger-ui/index.html,text/html",
        "/v3/api-docs,application/json",
        "/actuator/health,application"
    })
    void pagesAndDocumentsAreThere(String path, String type) throws Exception {
        HttpResponse<String> response = get(path, "*/*");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith(type);
        assertThat(response.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/index.html", "/app.js", "/nothing"})
    void theDashboardRunsAndStylesNothingButFilesOfTheService(String path) throws Exception {
        String policy =
                get(path, "*/*").headers().firstValue("Content-Security-Policy").orElseThrow();

        assertThat(policy)
                .contains("default-src 'none'", "script-src 'self'", "style-src 'self'", "frame-ancestors 'none'")
                .doesNotContain("unsafe", "http:", "https:", "*");
    }

    @Test
    void aLibraryIsKeptForEverAndAPageIsAskedForAgain() throws Exception {
        assertThat(get("/_static/lit-html/3.3.2/lit-html.js", "*/*").headers().firstValue("Cache-Control"))
                .contains("max-age=31536000, public, immutable");
        assertThat(get("/app.js", "*/*").headers().firstValue("Cache-Control")).contains("no-cache");
    }

    private static void assertProblem(String response, int status) {
        assertThat(response).startsWith("HTTP/1.1 " + status);
        assertThat(response).containsIgnoringCase("Content-Type: application/problem+json");
        assertThat(response).contains("\"type\":\"/problems/");
        assertThat(response).doesNotContain("dev.trilemma", "java.", "tools.jackson", "org.springframework", "apache");
    }

    private String raw(String request) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(10_000);
            OutputStream out = socket.getOutputStream();
            out.write(request.getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
            return answer(socket.getInputStream());
        }
    }

    /** Up to the end of the connection or of the problem, whichever comes first. */
    private static String answer(InputStream in) throws IOException {
        StringBuilder answer = new StringBuilder();
        for (int next = in.read(); next >= 0; next = in.read()) {
            answer.append((char) next);
            if (next == '}') {
                break;
            }
        }
        return answer.toString();
    }

    private HttpResponse<String> get(String path, String accept) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(uri(path)).header("Accept", accept).build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }
}
