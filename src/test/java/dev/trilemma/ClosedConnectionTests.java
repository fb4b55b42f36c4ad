package dev.trilemma;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A search ends when nobody waits for it any more, long before its time does. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.datasource.url=jdbc:h2:mem:closed;MODE=PostgreSQL;DB_CLOSE_DELAY=-1",
            "trilemma.search.strategy-time=10m"
        })
class ClosedConnectionTests {

    /** Sequences and batches of many divisors: hundreds of millions of strategies. */
    private static final String ENDLESS = """
            {"plan": {"architecture": {"layers": 720, "hiddenSize": 5040, "attentionHeads": 720, "vocabularySize": 32000},
             "training": {"tokens": 1e12, "sequenceLength": 720720, "globalBatchSize": 720720},
             "cluster": {"accelerator": "nvidia-h100-sxm5-80gb", "acceleratorCount": 720720}}}
            """;

    @LocalServerPort
    private int port;

    @Test
    void aSearchEndsWithItsConnection() throws IOException {
        try (var socket = new Socket("127.0.0.1", port)) {
            String head =
                    "POST /api/v1/strategies HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: "
                            + ENDLESS.getBytes(UTF_8).length + "\r\n\r\n";
            socket.getOutputStream().write((head + ENDLESS).getBytes(UTF_8));
            await().atMost(Duration.ofSeconds(30)).until(ClosedConnectionTests::searching);
        }
        await().atMost(Duration.ofSeconds(30)).until(() -> !searching());
        assertThat(searching()).isFalse();
    }

    private static boolean searching() {
        return Thread.getAllStackTraces().values().stream()
                .flatMap(Arrays::stream)
                .anyMatch(frame -> frame.getClassName().equals("dev.trilemma.engine.strategy.ExhaustiveSearch"));
    }
}
