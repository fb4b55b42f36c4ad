package dev.trilemma;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.jayway.jsonpath.JsonPath;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** The service as an operator configures access to it. */
@ExtendWith(OutputCaptureExtension.class)
class AccessTests {

    private static final String KEY = "a first key of thirty-two characters or more";
    private static final String OTHER_KEY = "another first key that the operator changed to";

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "::", "192.0.2.1", ""})
    void itDoesNotStartWhereOthersCouldReachItWithoutAKey(String address, CapturedOutput output) {
        assertThatThrownBy(() -> start("exposed", "--server.address=" + address).close())
                .hasStackTraceContaining("without authentication");
        assertThat(output).contains("without authentication").contains("trilemma.security.first-key");
    }

    @Test
    void itDoesNotStartWithAKeyThatCouldBeGuessed(CapturedOutput output) {
        assertThatThrownBy(() -> start("guessed", "--trilemma.security.first-key=hunter2")
                        .close())
                .hasStackTraceContaining("at least 32 characters");
        assertThat(output.getAll()).doesNotContain("hunter2");
    }

    @Test
    void itStartsAnywhereWithAKeyAndAsksForItThere(CapturedOutput output) {
        try (var context = start("everywhere", "--server.address=0.0.0.0", "--trilemma.security.first-key=" + KEY)) {
            HttpCalls service = calls(context);
            assertThat(service.send("GET", "/actuator/health", null).statusCode())
                    .isEqualTo(200);
            assertThat(service.send("GET", "/v3/api-docs", null).statusCode()).isEqualTo(200);
            assertThat(service.send("GET", "/", null).statusCode()).isEqualTo(200);
            assertThat(service.send("GET", "/actuator/metrics", null).statusCode())
                    .isEqualTo(401);
            HttpResponse<String> nobody = service.send("GET", "/api/v1/caller", null);
            HttpResponse<String> caller = service.send("GET", "/api/v1/caller", null, "X-API-Key", KEY);

            assertThat(nobody.statusCode()).isEqualTo(401);
            assertThat(nobody.headers().firstValue("WWW-Authenticate")).contains("Bearer");
            assertThat(JsonPath.<String>read(caller.body(), "$.team")).isEqualTo("default");
        }
        assertThat(output.getAll()).doesNotContain(KEY);
    }

    @Test
    void theKeyOfTheConfigurationTakesThePlaceOfTheOneBefore() {
        try (var context = start("changed", "--trilemma.security.first-key=" + KEY)) {
            assertThat(status(context, KEY)).isEqualTo(200);
            assertThat(status(context, OTHER_KEY)).isEqualTo(401);
            try (var next = start("changed", "--trilemma.security.first-key=" + OTHER_KEY)) {
                assertThat(status(next, KEY)).isEqualTo(401);
                assertThat(status(next, OTHER_KEY)).isEqualTo(200);
            }
        }
    }

    @Test
    void secretsAreInNoLogAndNoDatabaseAndNoList(CapturedOutput output) {
        try (var context =
                start("secrets", "--trilemma.security.first-key=" + KEY, "--logging.level.org.springframework=debug")) {
            HttpCalls service = calls(context);
            String issued = service.send(
                            "POST",
                            "/api/v1/api-keys",
                            "{\"title\":\"Report\",\"roles\":[\"viewer\"]}",
                            "X-API-Key",
                            KEY)
                    .body();
            String secret = JsonPath.read(issued, "$.secret");
            assertThat(service.send("GET", "/api/v1/caller", null, "Authorization", "Bearer " + secret)
                            .statusCode())
                    .isEqualTo(200);

            assertThat(service.send("GET", "/api/v1/api-keys", null, "X-API-Key", KEY)
                            .body())
                    .doesNotContain(secret);
            assertThat(dump(context)).contains("Report").doesNotContain(secret).doesNotContain(KEY);
            assertThat(output.getAll()).doesNotContain(secret).doesNotContain(KEY);
        }
    }

    @Test
    void whoSendsMoreRequestsThanAllowedIsToldWhenToGoOnAndOthersAreNotHeldUp() {
        try (var context =
                start("busy", "--trilemma.security.first-key=" + KEY, "--trilemma.security.requests-per-minute=30")) {
            HttpCalls service = calls(context);
            String viewer = JsonPath.read(
                    service.send(
                                    "POST",
                                    "/api/v1/api-keys",
                                    "{\"title\":\"Busy\",\"roles\":[\"viewer\"]}",
                                    "X-API-Key",
                                    KEY)
                            .body(),
                    "$.secret");
            for (int request = 0; request < 30; request++) {
                assertThat(status(context, viewer)).isEqualTo(200);
            }
            HttpResponse<String> refused = service.send("GET", "/api/v1/caller", null, "X-API-Key", viewer);

            assertThat(refused.statusCode()).isEqualTo(429);
            assertThat(JsonPath.<String>read(refused.body(), "$.type")).isEqualTo("/problems/too-many-requests");
            assertThat(Integer.parseInt(
                            refused.headers().firstValue("Retry-After").orElseThrow()))
                    .isBetween(1, 2);
            assertThat(status(context, KEY)).isEqualTo(200);
        }
    }

    /** A page from elsewhere may give the machine a name of its own and then call it as if it were that page's server. */
    @Test
    void aHostNameFromElsewhereIsRefusedWhereNoKeyIsAskedFor() throws IOException {
        try (var context = start("rebound")) {
            int port = port(context);
            assertThat(raw(port, "rebound.example:" + port)).contains(" 400 ").contains("application/problem+json");
            assertThat(raw(port, "localhost:" + port)).contains(" 200 ");
        }
    }

    @Test
    void pagesOfOtherOriginsMayCallOnlyWhereTheOperatorSaysSo() {
        try (var context = start(
                "origins",
                "--trilemma.security.first-key=" + KEY,
                "--trilemma.security.allowed-origins=https://dashboard.example")) {
            assertThat(allowedOrigin(context, "https://dashboard.example")).isEqualTo("https://dashboard.example");
            assertThat(allowedOrigin(context, "https://elsewhere.example")).isEmpty();
            HttpResponse<String> refused = from(context, "https://elsewhere.example");
            assertThat(refused.statusCode()).isEqualTo(403);
            assertThat(JsonPath.<String>read(refused.body(), "$.type")).isEqualTo("/problems/forbidden");
        }
    }

    private static String allowedOrigin(ConfigurableApplicationContext context, String origin) {
        return from(context, origin)
                .headers()
                .firstValue("Access-Control-Allow-Origin")
                .orElse("");
    }

    private static HttpResponse<String> from(ConfigurableApplicationContext context, String origin) {
        return calls(context).send("GET", "/api/v1/caller", null, "X-API-Key", KEY, "Origin", origin);
    }

    private static ConfigurableApplicationContext start(String database, String... settings) {
        String[] all = new String[settings.length + 2];
        System.arraycopy(settings, 0, all, 2, settings.length);
        all[0] = "--server.port=0";
        all[1] = "--spring.datasource.url=jdbc:h2:mem:access-" + database + ";MODE=PostgreSQL;DB_CLOSE_DELAY=-1";
        return SpringApplication.run(TrilemmaApplication.class, all);
    }

    private static int port(ConfigurableApplicationContext context) {
        return Integer.parseInt(context.getEnvironment().getRequiredProperty("local.server.port"));
    }

    private static HttpCalls calls(ConfigurableApplicationContext context) {
        return HttpCalls.toPort(port(context));
    }

    private static int status(ConfigurableApplicationContext context, String key) {
        return calls(context)
                .send("GET", "/api/v1/caller", null, "X-API-Key", key)
                .statusCode();
    }

    private static String dump(ConfigurableApplicationContext context) {
        return String.join("\n", context.getBean(JdbcTemplate.class).queryForList("script nosettings", String.class));
    }

    private static String raw(int port, String host) throws IOException {
        try (var socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream()
                    .write(("GET /api/v1/caller HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
