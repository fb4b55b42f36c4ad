package dev.trilemma.faults;

import dev.trilemma.Examples;
import dev.trilemma.JarProcess;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;

/** Clients that go away in the middle of their request or of its answer, or that send theirs a byte at a time. */
final class BrokenClients implements Attack {

    private static final int SILENT = 30;
    private static final int MEASURED = 100;

    /** Three times as long as before, and a tenth of a second, are still its usual speed. */
    private static final double SLOWER = 3;

    private static final Duration JITTER = Duration.ofMillis(100);

    private static final byte[] LONG_ANSWER =
            "GET /api/v1/prices?limit=100 HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private final Extent extent;

    BrokenClients(Extent extent) {
        this.extent = extent;
    }

    @Override
    public String name() {
        return "broken clients";
    }

    @Override
    public void on(Stage stage, Findings findings) throws Exception {
        JarProcess service = stage.replicas().get(0);
        Traces traces = Traces.of(service);
        Duration usual = median(service, findings);
        List<Socket> silent = new ArrayList<>();
        for (int client = 0; client < SILENT; client++) {
            silent.add(half(service, client));
        }
        Random random = new Random(extent.seed());
        for (int client = 0; client < extent.cuts(); client++) {
            cut(service, random);
        }
        expectSpeed("while they are there", usual, median(service, findings), findings);
        awaitFreeThreads(service, findings);
        for (Socket socket : silent) {
            socket.close();
        }
        expectSpeed("after they have gone", usual, median(service, findings), findings);
        traces.report(findings);
    }

    /** Half of a request, and silence. */
    private static Socket half(JarProcess service, int client) throws IOException {
        byte[] request = request(client % 2 == 0 ? "/api/v1/plans" : "/api/v1/estimates");
        Socket socket = new Socket("127.0.0.1", service.port());
        socket.getOutputStream().write(request, 0, request.length - 20);
        return socket;
    }

    private static void cut(JarProcess service, Random random) throws IOException {
        byte[] request = random.nextBoolean() ? request("/api/v1/estimates") : LONG_ANSWER;
        try (Socket socket = new Socket("127.0.0.1", service.port())) {
            // closed with a reset, as by a process that has died
            socket.setSoLinger(random.nextBoolean(), 0);
            switch (random.nextInt(4)) {
                case 0 -> socket.getOutputStream().write(request, 0, random.nextInt(request.length));
                case 1 -> socket.getOutputStream().write(request);
                case 2 -> {
                    socket.getOutputStream().write(request);
                    socket.getInputStream().readNBytes(1 + random.nextInt(4_000));
                }
                default -> drip(socket, request);
            }
        }
    }

    /** The last bytes come one by one, and the very last never. */
    private static void drip(Socket socket, byte[] request) throws IOException {
        int slow = request.length - 20;
        socket.getOutputStream().write(request, 0, slow);
        for (int next = slow; next < request.length - 1; next++) {
            socket.getOutputStream().write(request[next]);
            LockSupport.parkNanos(Duration.ofMillis(2).toNanos());
        }
    }

    private static byte[] request(String path) {
        String plan = Examples.of("createPlan");
        return ("POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: "
                        + plan.getBytes(StandardCharsets.UTF_8).length + "\r\n\r\n" + plan)
                .getBytes(StandardCharsets.UTF_8);
    }

    private static Duration median(JarProcess service, Findings findings) {
        Watched watched = new Watched(findings);
        long[] nanos = new long[MEASURED];
        for (int call = 0; call < MEASURED; call++) {
            long start = System.nanoTime();
            watched.send(service.calls(), "POST", "/api/v1/estimates", Examples.of("createPlan"));
            nanos[call] = System.nanoTime() - start;
        }
        Arrays.sort(nanos);
        return Duration.ofNanos(nanos[MEASURED / 2]);
    }

    private static void expectSpeed(String when, Duration usual, Duration now, Findings findings) {
        findings.note("an estimate takes " + usual.toNanos() / 1_000 + " µs, " + when + " " + now.toNanos() / 1_000);
        if (now.toNanos() > SLOWER * usual.toNanos() + JITTER.toNanos()) {
            findings.add(Fault.WRONG, "an estimate takes " + now + " " + when + ", before " + usual);
        }
    }

    private static void awaitFreeThreads(JarProcess service, Findings findings) throws IOException {
        long start = System.nanoTime();
        long deadline = start + Duration.ofSeconds(40).toNanos();
        while (service.busyThreads() > 0 && System.nanoTime() < deadline) {
            LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
        }
        findings.recoveredIn(Duration.ofNanos(System.nanoTime() - start));
    }
}
