package dev.trilemma;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The whole service on PostgreSQL, configured as an operator would. */
@ActiveProfiles("postgres")
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class PostgresIT {

    private static final int CLIENTS = 50;

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcTemplate database;

    private HttpCalls service;

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry properties) {
        Postgres.register(
                properties, "SPRING_DATASOURCE_URL", "SPRING_DATASOURCE_USERNAME", "SPRING_DATASOURCE_PASSWORD");
    }

    @BeforeEach
    void address() {
        service = HttpCalls.toPort(port);
    }

    @Test
    void thePricesOfTheCatalogAreThere() {
        HttpResponse<String> estimate = service.send("POST", "/api/v1/estimates", Examples.of("createEstimate"));

        assertThat(database.queryForObject("select version()", String.class)).startsWith("PostgreSQL");
        assertThat(estimate.statusCode()).isEqualTo(200);
        assertThat(JsonPath.<Integer>read(estimate.body(), "$.provenance.priceCatalogVersion"))
                .isPositive();
    }

    @Test
    void aSavedPlanIsReadBackToTheByte() {
        HttpResponse<String> saved = service.send("POST", "/api/v1/plans", Examples.of("createPlan"));

        String location = saved.headers().firstValue("Location").orElseThrow();
        assertThat(saved.statusCode()).isEqualTo(201);
        assertThat(service.send("GET", location, null).body()).isEqualTo(saved.body());
    }

    @Test
    void fiftyRequestsWithOneKeyIssueOneQuote() {
        HttpRequest request = service.request(
                "POST", "/api/v1/quotes", Examples.of("createQuote"), "Idempotency-Key", "fifty-at-once");
        HttpClient client = HttpClient.newHttpClient();

        List<HttpResponse<String>> answers = IntStream.range(0, CLIENTS)
                .mapToObj(number -> client.sendAsync(request, BodyHandlers.ofString()))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();

        assertThat(database.queryForObject("select count(*) from issued_quote", Long.class))
                .isEqualTo(1);
        assertThat(answers).extracting(HttpResponse::statusCode).isSubsetOf(201, 409);
        assertThat(answers.stream()
                        .filter(answer -> answer.statusCode() == 201)
                        .map(HttpResponse::body)
                        .distinct())
                .hasSize(1);
    }
}
