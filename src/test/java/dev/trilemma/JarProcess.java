package dev.trilemma;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** The packaged service as a process of its own, with its data in a folder. */
public final class JarProcess implements AutoCloseable {

    private static final Path JAR = Path.of("target/trilemma.jar").toAbsolutePath();
    private static final Duration START = Duration.ofSeconds(120);
    private static final Duration END = Duration.ofSeconds(10);
    private static final Duration POLL = Duration.ofMillis(100);

    private final Process process;
    private final int port;
    private final Path log;

    private JarProcess(Process process, int port, Path log) {
        this.process = process;
        this.port = port;
        this.log = log;
    }

    /** Starts with the folder as working directory and nothing else set but the port; returns once it is healthy. */
    static JarProcess startIn(Path folder) throws IOException {
        JarProcess started = begin(folder, List.of());
        started.awaitHealth();
        return started;
    }

    /** Starts with some settings, and does not wait. */
    public static JarProcess begin(Path folder, List<String> settings) throws IOException {
        return begin(folder, List.of(java(), "-XX:TieredStopAtLevel=1"), settings);
    }

    /**
     * Starts under a command of one's own, and does not wait.
     *
     * @param java the command with its options, up to what is executed
     */
    public static JarProcess begin(Path folder, List<String> java, List<String> settings) throws IOException {
        int port = freePort();
        Path log = folder.resolve("log.txt");
        List<String> command = new ArrayList<>(java);
        command.addAll(List.of("-jar", JAR.toString(), "--server.port=" + port));
        command.addAll(settings);
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        return new JarProcess(process, port, log);
    }

    /** The Java that runs this. */
    public static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    public ProcessHandle handle() {
        return process.toHandle();
    }

    public HttpCalls calls() {
        return HttpCalls.toPort(port);
    }

    public int port() {
        return port;
    }

    /** Everything that this and earlier processes of the folder wrote. */
    public String log() {
        try {
            return Files.readString(log, StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** How many of its threads have a request in their hands, be it that they wait for more of it. */
    public long busyThreads() throws IOException {
        Process print = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                        String.valueOf(process.pid()),
                        "Thread.print")
                .start();
        String threads = new String(print.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return Arrays.stream(threads.split("\n\n"))
                .filter(thread -> thread.contains("-exec-") && thread.contains("org.apache.coyote"))
                .count();
    }

    /** As a power cut would: no shutdown hook runs. */
    public void kill() {
        process.destroyForcibly()
                .onExit()
                .orTimeout(END.toSeconds(), TimeUnit.SECONDS)
                .join();
    }

    /** As an operator or an orchestrator would. */
    public void terminate() {
        process.destroy();
    }

    public int awaitExit(Duration limit) throws InterruptedException {
        if (!process.waitFor(limit.toSeconds(), TimeUnit.SECONDS)) {
            throw new IllegalStateException("the process does not end");
        }
        return process.exitValue();
    }

    @Override
    public void close() {
        kill();
    }

    public void awaitHealth() {
        if (endsBeforeItIsHealthy()) {
            throw new IllegalStateException("the service did not start:\n" + log());
        }
    }

    /** Returns as soon as it has ended, or is healthy. */
    public boolean endsBeforeItIsHealthy() {
        long deadline = System.nanoTime() + START.toNanos();
        while (!isHealthy()) {
            if (!process.isAlive()) {
                return true;
            }
            if (System.nanoTime() > deadline) {
                kill();
                throw new IllegalStateException("the service neither starts nor ends");
            }
            LockSupport.parkNanos(POLL.toNanos());
        }
        return false;
    }

    private boolean isHealthy() {
        try {
            return calls().send("GET", "/actuator/health", null).statusCode() == 200;
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
