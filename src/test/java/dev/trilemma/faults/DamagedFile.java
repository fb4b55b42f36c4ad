package dev.trilemma.faults;

import dev.trilemma.JarProcess;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;

/** The file that the service keeps its data in by default comes back damaged: it must say so, and leave the file as it is. */
final class DamagedFile implements Attack {

    private static final int MOST_LINES = 40;
    private static final Duration LONGEST_SHUTDOWN = Duration.ofSeconds(60);
    private static final int BLOCK = 4_096;

    private final Extent extent;

    DamagedFile(Extent extent) {
        this.extent = extent;
    }

    @Override
    public String name() {
        return "damaged H2 file";
    }

    @Override
    public void on(Stage stage, Findings findings) throws Exception {
        stage.zeroInstall().terminate();
        stage.zeroInstall().awaitExit(LONGEST_SHUTDOWN);
        byte[] whole = Files.readAllBytes(file(stage.zeroInstallFolder()));
        for (Map.Entry<String, UnaryOperator<byte[]>> damage :
                damages().entrySet().stream().limit(extent.damages()).toList()) {
            Path folder = stage.newFolder("file " + damage.getKey());
            byte[] damaged = damage.getValue().apply(whole.clone());
            Files.createDirectories(file(folder).getParent());
            Files.write(file(folder), damaged);
            expectRefusal(damage.getKey(), folder, damaged, findings);
        }
    }

    private Map<String, UnaryOperator<byte[]>> damages() {
        Map<String, UnaryOperator<byte[]>> damages = new LinkedHashMap<>();
        damages.put("of noise from its third block on", file -> {
            byte[] noise = new byte[file.length - 2 * BLOCK];
            new Random(extent.seed()).nextBytes(noise);
            System.arraycopy(noise, 0, file, 2 * BLOCK, noise.length);
            return file;
        });
        damages.put("of text", file -> "This is no database.\n".repeat(1_000).getBytes(StandardCharsets.UTF_8));
        damages.put("without its beginning", file -> {
            Arrays.fill(file, 0, 2 * BLOCK, (byte) 0);
            return file;
        });
        damages.put("of zeros", file -> new byte[file.length]);
        damages.put("emptied", file -> new byte[0]);
        damages.put("cut in the middle", file -> Arrays.copyOf(file, file.length / 2));
        return damages;
    }

    private static void expectRefusal(String damage, Path folder, byte[] damaged, Findings findings)
            throws IOException {
        try (JarProcess service = JarProcess.begin(folder, List.of())) {
            if (service.endsBeforeItIsHealthy()) {
                expectMessage(damage, service.log(), findings);
            } else {
                findings.add(Fault.WRONG, "a file " + damage + ": the service starts");
            }
        }
        if (!Arrays.equals(Files.readAllBytes(file(folder)), damaged)) {
            findings.add(Fault.WRONG, "a file " + damage + ": it was written to");
        }
    }

    private static void expectMessage(String damage, String log, Findings findings) {
        if (log.contains("\tat ") || log.lines().count() > MOST_LINES || !log.contains("trilemma.mv.db")) {
            findings.add(Fault.WRONG, "a file " + damage + ": the service says so with\n" + log);
        }
    }

    private static Path file(Path folder) {
        return folder.resolve("data/trilemma.mv.db");
    }
}
