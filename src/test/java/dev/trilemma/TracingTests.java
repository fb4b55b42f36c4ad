package dev.trilemma;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import io.micrometer.tracing.Tracer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Requests as spans, sent by OTLP to whoever the operator names. */
@ExtendWith(OutputCaptureExtension.class)
class TracingTests {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

    @Test
    void aSpanOfEachRequestArrivesAtTheReceiverAndItsTraceIsInTheLog(CapturedOutput output) throws Exception {
        List<String> received = new CopyOnWriteArrayList<>();
        HttpServer receiver = receiver(received);
        try (StartedService service = StartedService.inMemory(
                "traced",
                "--management.opentelemetry.tracing.export.otlp.endpoint=http://127.0.0.1:"
                        + receiver.getAddress().getPort() + "/v1/traces",
                "--management.opentelemetry.tracing.export.schedule-delay=100ms")) {
            service.calls()
                    .send(
                            "GET",
                            "/api/v1/plans?limit=none",
                            null,
                            "traceparent",
                            "00-" + TRACE + "-00f067aa0ba902b7-01");

            await().atMost(SOON)
                    .untilAsserted(
                            () -> assertThat(received).anyMatch(sent -> sent.contains("http get /api/v1/plans")));
            assertThat(output.getAll().lines().filter(line -> line.contains("400 /problems/invalid-request")))
                    .singleElement()
                    .asString()
                    .contains(TRACE);
        } finally {
            receiver.stop(0);
        }
    }

    @Test
    void whereNobodyReceivesThemThereIsNothingOfIt(CapturedOutput output) {
        try (StartedService service = StartedService.inMemory("untraced")) {
            service.calls().send("GET", "/api/v1/plans", null, "traceparent", "00-" + TRACE + "-00f067aa0ba902b7-01");

            assertThat(service.context().getBeansOfType(Tracer.class)).isEmpty();
            assertThat(output.getAll()).doesNotContain(TRACE).doesNotContain(" WARN ");
        }
    }

    /** Keeps what is sent as text; the names in the protocol's binary form can be read. */
    private static HttpServer receiver(List<String> received) throws IOException {
        HttpServer receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/v1/traces", exchange -> {
            received.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.ISO_8859_1));
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        receiver.start();
        return receiver;
    }
}
