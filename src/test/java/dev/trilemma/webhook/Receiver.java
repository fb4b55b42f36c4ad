package dev.trilemma.webhook;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A receiver of webhooks on this machine. */
final class Receiver implements AutoCloseable {

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final BlockingQueue<Request> requests = new LinkedBlockingQueue<>();

    /** What was sent. */
    record Request(Headers headers, String body) {

        String header(String name) {
            return headers.getFirst(name);
        }
    }

    /** How it answers. */
    interface Answer {

        void write(HttpExchange exchange) throws IOException;
    }

    private Receiver(String address, Answer answer) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getByName(address), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            requests.add(new Request(exchange.getRequestHeaders(), body));
            answer.write(exchange);
        });
        server.start();
    }

    static Receiver answering(Answer answer) throws IOException {
        return new Receiver("127.0.0.1", answer);
    }

    static Receiver at(String address) throws IOException {
        return new Receiver(address, status(204));
    }

    /** Answers the statuses in their order, then the last one. */
    static Receiver answering(int... statuses) throws IOException {
        var order = new LinkedBlockingQueue<Integer>();
        for (int status : statuses) {
            order.add(status);
        }
        return answering(exchange ->
                status(order.size() > 1 ? order.remove() : order.element()).write(exchange));
    }

    private static Answer status(int status) {
        return exchange -> {
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        };
    }

    int port() {
        return server.getAddress().getPort();
    }

    String url() {
        return "http://127.0.0.1:" + port() + "/hook";
    }

    /** The next request, which must come within the time. */
    Request next(int seconds) {
        try {
            Request request = requests.poll(seconds, TimeUnit.SECONDS);
            if (request == null) {
                throw new AssertionError("no request within " + seconds + " s");
            }
            return request;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    int waiting() {
        return requests.size();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
