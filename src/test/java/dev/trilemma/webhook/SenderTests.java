package dev.trilemma.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trilemma.webhook.Receiver.Request;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class SenderTests {

    private static final Instant NOW = Instant.parse("2026-12-01T12:00:00.5Z");
    private static final Duration DEADLINE = Duration.ofSeconds(2);
    private static final SigningSecret SECRET = SigningSecret.random();

    @Test
    void sendsWhatItsSignatureCovers() throws IOException {
        try (Receiver receiver = Receiver.answering(200)) {
            Message message = message(receiver.url());
            Outcome outcome = sender("127.0.0.1/32").send(message, NOW);
            Request request = receiver.next(5);

            assertThat(outcome).isEqualTo(Outcome.answered(200));
            assertThat(request.body()).isEqualTo(message.body());
            assertThat(request.header("Content-Type")).isEqualTo("application/json");
            assertThat(request.header("webhook-id")).isEqualTo(message.id().toString());
            assertThat(request.header("webhook-timestamp")).isEqualTo(Long.toString(NOW.getEpochSecond()));
            assertThat(request.header("webhook-signature"))
                    .isEqualTo(SECRET.signature(message.id().toString(), NOW.getEpochSecond(), request.body()));
            assertThat(request.headers()).doesNotContainKeys("Upgrade", "Cookie", "Authorization");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1:%d/", "http://localhost:%d/", "http://[::ffff:127.0.0.1]:%d/"})
    void connectsToNothingInsideThatIsNotAllowed(String url) throws IOException {
        try (Receiver receiver = Receiver.answering(200)) {
            for (String scheme : List.of("http", "https")) {
                Outcome outcome =
                        sender().send(message(url.formatted(receiver.port()).replace("http", scheme)), NOW);

                assertThat(outcome.failure()).contains("no address that may be connected to");
            }
            assertThat(receiver.waiting()).isZero();
        }
    }

    /** A name that led outside when it was looked at may lead inside when it is connected to: it is looked up once for both. */
    @Test
    void connectsToTheAddressThatWasLetThrough() throws IOException {
        try (Receiver allowed = Receiver.at("127.0.0.2");
                var inside = new ServerSocket(allowed.port(), 1, InetAddress.getByName("127.0.0.1"))) {
            inside.setSoTimeout(100);
            var resolver = new Rebinding("127.0.0.2", "127.0.0.1");
            Sender sender = new Sender(addresses("127.0.0.2/32"), resolver, DEADLINE);
            Message message = message("http://rebound.example:" + allowed.port() + "/");

            assertThat(sender.send(message, NOW)).isEqualTo(Outcome.answered(204));
            assertThat(resolver.left()).isEqualTo(1);
            assertThat(sender.send(message, NOW).failure()).contains("no address that may be connected to");
            assertThat(allowed.waiting()).isEqualTo(1);
            assertThat(accepts(inside)).isFalse();
        }
    }

    @Test
    void usesOfSeveralAddressesTheOnesThatAreAllowed() throws IOException {
        try (Receiver allowed = Receiver.at("127.0.0.2");
                Receiver inside = Receiver.answering(200)) {
            var both = new DnsResolver() {
                @Override
                public InetAddress[] resolve(String host) throws UnknownHostException {
                    return new InetAddress[] {InetAddress.getByName("127.0.0.1"), InetAddress.getByName("127.0.0.2")};
                }

                @Override
                public String resolveCanonicalHostname(String host) {
                    return host;
                }
            };
            Sender sender = new Sender(addresses("127.0.0.2/32"), both, DEADLINE);

            assertThat(sender.send(message("http://two.example:" + allowed.port() + "/"), NOW))
                    .isEqualTo(Outcome.answered(204));
            assertThat(inside.waiting()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void followsNoRedirect(int status) throws IOException {
        try (Receiver inside = Receiver.answering(200);
                Receiver receiver = Receiver.answering(exchange -> {
                    exchange.getResponseHeaders().set("Location", inside.url());
                    exchange.sendResponseHeaders(status, -1);
                    exchange.close();
                })) {
            Outcome outcome = sender("127.0.0.1/32").send(message(receiver.url()), NOW);

            assertThat(outcome).isEqualTo(Outcome.answered(status));
            assertThat(outcome.isDelivered()).isFalse();
            assertThat(inside.waiting()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 429, 500, 503})
    void sendsOnceWhateverIsAnswered(int status) throws IOException {
        try (Receiver receiver = Receiver.answering(exchange -> {
            exchange.getResponseHeaders().set("Retry-After", "0");
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        })) {
            assertThat(sender("127.0.0.1/32").send(message(receiver.url()), NOW))
                    .isEqualTo(Outcome.answered(status));
            assertThat(receiver.waiting()).isEqualTo(1);
        }
    }

    @Test
    void asksNoProxy() throws IOException {
        try (Receiver proxy = Receiver.answering(200);
                Receiver receiver = Receiver.answering(204)) {
            System.setProperty("http.proxyHost", "127.0.0.1");
            System.setProperty("http.proxyPort", Integer.toString(proxy.port()));
            System.setProperty("http.nonProxyHosts", "");
            assertThat(sender("127.0.0.1/32").send(message(receiver.url()), NOW))
                    .isEqualTo(Outcome.answered(204));
            assertThat(proxy.waiting()).isZero();
        } finally {
            System.clearProperty("http.proxyHost");
            System.clearProperty("http.proxyPort");
            System.clearProperty("http.nonProxyHosts");
        }
    }

    @Test
    void readsNoBody() throws IOException {
        var written = new AtomicLong();
        try (Receiver receiver = Receiver.answering(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            byte[] block = new byte[1 << 16];
            for (OutputStream body = exchange.getResponseBody(); ; written.addAndGet(block.length)) {
                body.write(block);
            }
        })) {
            long start = System.nanoTime();
            Sender sender = sender("127.0.0.1/32");
            for (int request = 0; request < 10; request++) {
                assertThat(sender.send(message(receiver.url()), NOW)).isEqualTo(Outcome.answered(200));
            }

            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(DEADLINE);
            assertThat(written.get()).as("what the buffers of the sockets hold").isLessThan(160 << 20);
        }
    }

    @Test
    void waitsForNoAnswerThatComesByteByByte() throws IOException {
        try (var receiver = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            CompletableFuture<Void> dripping = CompletableFuture.runAsync(() -> drip(receiver));
            Outcome outcome = sender("127.0.0.1/32").send(message(url(receiver)), NOW);

            assertThat(outcome.failure()).isEqualTo("It did not answer in time.");
            dripping.join();
        }
    }

    @Test
    void saysWhyThereWasNoAnswer() throws IOException {
        Sender sender = sender("127.0.0.1/32");
        int free;
        try (var closed = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            free = closed.getLocalPort();
        }
        try (var plain = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
                var silent = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            assertThat(sender.send(message("http://127.0.0.1:" + free + "/"), NOW))
                    .isEqualTo(Outcome.failed("It accepts no connections."));
            assertThat(sender.send(message("https://nowhere.invalid/"), NOW))
                    .isEqualTo(Outcome.failed("Its host is not known."));
            CompletableFuture.runAsync(() -> drip(plain));
            assertThat(sender.send(message(url(plain).replace("http", "https")), NOW))
                    .isEqualTo(Outcome.failed("There was no TLS connection that can be trusted."));
            assertThat(sender.send(message(url(silent)), NOW)).isEqualTo(Outcome.failed("It did not answer in time."));
        }
    }

    private static String url(ServerSocket receiver) {
        return "http://127.0.0.1:" + receiver.getLocalPort() + "/";
    }

    /** Until the other side hangs up. */
    private static void drip(ServerSocket receiver) {
        try (Socket connection = receiver.accept()) {
            OutputStream answer = connection.getOutputStream();
            answer.write("HTTP/1.1 200 OK\r\nX-Drip: ".getBytes(StandardCharsets.US_ASCII));
            connection.setSoTimeout(100);
            byte[] request = new byte[1 << 12];
            for (int read = 0; read >= 0; read = readOrNothing(connection, request)) {
                answer.write('x');
            }
        } catch (IOException hungUp) {
            // as it should
        }
    }

    private static int readOrNothing(Socket connection, byte[] buffer) throws IOException {
        try {
            return connection.getInputStream().read(buffer);
        } catch (java.net.SocketTimeoutException nothing) {
            return 0;
        }
    }

    private static boolean accepts(ServerSocket socket) throws IOException {
        try (Socket connection = socket.accept()) {
            return connection.isConnected();
        } catch (java.net.SocketTimeoutException none) {
            return false;
        }
    }

    private static Sender sender(String... allowed) {
        return new Sender(addresses(allowed), SystemDefaultDnsResolver.INSTANCE, DEADLINE);
    }

    private static ReceiverAddresses addresses(String... allowed) {
        return new ReceiverAddresses(new WebhookSettings(List.of(allowed)));
    }

    private static Message message(String url) {
        return new Message(UUID.randomUUID(), UUID.randomUUID(), url, SECRET, "{\"type\":\"quote.issued\",\"ü\":1}");
    }

    /** Names lead somewhere else each time they are looked up. */
    private static final class Rebinding implements DnsResolver {

        private final Queue<String> addresses;

        Rebinding(String... addresses) {
            this.addresses = new ArrayDeque<>(List.of(addresses));
        }

        int left() {
            return addresses.size();
        }

        @Override
        public InetAddress[] resolve(String host) throws UnknownHostException {
            return new InetAddress[] {InetAddress.getByName(addresses.remove())};
        }

        @Override
        public String resolveCanonicalHostname(String host) {
            return host;
        }
    }
}
