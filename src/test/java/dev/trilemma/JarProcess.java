package dev.trilemma;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** The packaged service as a process of its own, with its data in a folder. */
final class JarProcess implements AutoCloseable {

    private static final Path JAR = Path.of("target/trilemma.jar").toAbsolutePath();
    private static final Duration START = Duration.ofSeconds(120);
    private static final Duration POLL = Duration.ofMillis(100);

    private final Process process;
    private final HttpCalls calls;

    private JarProcess(Process process, HttpCalls calls) {
        this.process = process;
        this.calls = calls;
    }

    /** Starts with the folder as working directory and nothing else set but the port; returns once it is healthy. */
    static JarProcess startIn(Path folder) throws IOException {
        JarProcess started = begin(folder, List.of());
        started.awaitHealth();
        return started;
    }

    /** Starts with some settings, and does not wait. */
    static JarProcess begin(Path folder, List<String> settings) throws IOException {
        int port = freePort();
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-jar",
                JAR.toString(),
                "--server.port=" + port));
        command.addAll(settings);
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("log.txt").toFile()))
                .start();
        return new JarProcess(process, HttpCalls.toPort(port));
    }

    HttpCalls calls() {
        return calls;
    }

    /** As a power cut would: no shutdown hook runs. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        if (!process.waitFor(10, TimeUnit.SECONDS)) {
            throw new IllegalStateException("the process survives SIGKILL");
        }
    }

    /** As an operator or an orchestrator would. */
    void terminate() {
        process.destroy();
    }

    int awaitExit(Duration limit) throws InterruptedException {
        if (!process.waitFor(limit.toSeconds(), TimeUnit.SECONDS)) {
            throw new IllegalStateException("the process does not end");
        }
        return process.exitValue();
    }

    @Override
    public void close() throws InterruptedException {
        kill();
    }

    void awaitHealth() {
        long deadline = System.nanoTime() + START.toNanos();
        while (!isHealthy()) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                process.destroyForcibly();
                throw new IllegalStateException("the service did not start");
            }
            LockSupport.parkNanos(POLL.toNanos());
        }
    }

    private boolean isHealthy() {
        try {
            return calls.send("GET", "/actuator/health", null).statusCode() == 200;
        } catch (UncheckedIOException notYet) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
