package dev.trilemma.quote;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/** What holds when many clients ask for the same at once, over real HTTP and on every database. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
abstract class ConcurrentRequestsContract {

    private static final int CLIENTS = 50;
    private static final String PLAN = """
            {"model": "llama-3.1-8b",
             "training": {"tokens": 1e12, "sequenceLength": 8192, "globalBatchSize": 1024, "precision": "bf16"},
             "cluster": {"accelerator": "nvidia-h100-sxm5-80gb", "acceleratorCount": 1024},
             "pricing": {"unitPrice": {"amount": "2.49", "currency": "USD"}}}
            """;

    private final HttpClient client = HttpClient.newHttpClient();

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcTemplate database;

    @Test
    void manyRequestsWithOneKeyMakeOneQuote() {
        HttpRequest request = to("/api/v1/quotes")
                .header("Idempotency-Key", "all-at-once")
                .POST(HttpRequest.BodyPublishers.ofString(PLAN))
                .build();

        List<HttpResponse<String>> answers = sendAtOnce(request);

        assertThat(database.queryForObject("select count(*) from issued_quote", Long.class))
                .isEqualTo(1);
        assertThat(answers).extracting(HttpResponse::statusCode).isSubsetOf(201, 409);
        assertThat(answers.stream()
                        .filter(answer -> answer.statusCode() == 201)
                        .map(HttpResponse::body)
                        .distinct())
                .hasSize(1);
    }

    @Test
    void ofManyChangesToOneRevisionOneWins() throws Exception {
        HttpRequest save = to("/api/v1/plans")
                .POST(HttpRequest.BodyPublishers.ofString(PLAN))
                .build();
        String saved = client.send(save, HttpResponse.BodyHandlers.ofString()).body();
        HttpRequest change = to("/api/v1/plans/" + JsonPath.read(saved, "$.id"))
                .header("If-Match", "\"1\"")
                .PUT(HttpRequest.BodyPublishers.ofString(PLAN.replace("1024}", "2048}")))
                .build();

        List<HttpResponse<String>> answers = sendAtOnce(change);

        assertThat(answers).extracting(HttpResponse::statusCode).isSubsetOf(200, 412);
        assertThat(answers.stream().filter(answer -> answer.statusCode() == 200))
                .hasSize(1);
        assertThat(database.queryForObject("select count(*) from plan_revision", Long.class))
                .isEqualTo(2);
    }

    private HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Content-Type", "application/json");
    }

    private List<HttpResponse<String>> sendAtOnce(HttpRequest request) {
        List<CompletableFuture<HttpResponse<String>>> sent = IntStream.range(0, CLIENTS)
                .mapToObj(number -> client.sendAsync(request, HttpResponse.BodyHandlers.ofString()))
                .toList();
        return sent.stream().map(CompletableFuture::join).toList();
    }
}
