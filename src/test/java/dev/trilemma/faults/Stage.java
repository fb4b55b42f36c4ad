package dev.trilemma.faults;

import dev.trilemma.JarProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What is attacked: two replicas on one PostgreSQL, and one service as it comes, on H2. */
final class Stage implements AutoCloseable {

    /** One caller sends everything; searches answer with what they have before a client gives up. */
    private static final List<String> SETTINGS = List.of(
            "--trilemma.security.requests-per-minute=100000000",
            "--trilemma.search.strategy-time=2s",
            "--trilemma.search.frontier-time=2s",
            "--trilemma.search.solution-time=2s",
            "--trilemma.sweep.max-points=200000");

    private final Path folder;
    private final RestartableDatabase database;
    private final List<JarProcess> replicas = new ArrayList<>();
    private final JarProcess zeroInstall;

    private Stage(Path folder) throws IOException {
        this.folder = folder;
        this.database = new RestartableDatabase(folder.resolve("postgres"));
        this.zeroInstall = JarProcess.begin(zeroInstallFolder(), SETTINGS);
    }

    static Stage set(Path folder) throws IOException {
        Stage stage = new Stage(folder);
        try {
            stage.replicas.add(stage.launch("first"));
            stage.replicas.add(stage.launch("second"));
            stage.replicas.forEach(JarProcess::awaitHealth);
            stage.zeroInstall.awaitHealth();
            return stage;
        } catch (IOException | RuntimeException failure) {
            stage.close();
            throw failure;
        }
    }

    RestartableDatabase database() {
        return database;
    }

    List<JarProcess> replicas() {
        return List.copyOf(replicas);
    }

    JarProcess zeroInstall() {
        return zeroInstall;
    }

    Path zeroInstallFolder() throws IOException {
        return newFolder("zero-install");
    }

    Path newFolder(String name) throws IOException {
        return Files.createDirectories(folder.resolve(name));
    }

    private JarProcess launch(String name) throws IOException {
        List<String> settings = new ArrayList<>(SETTINGS);
        settings.addAll(database.settings());
        return JarProcess.begin(newFolder(name), settings);
    }

    @Override
    public void close() throws IOException {
        zeroInstall.close();
        replicas.forEach(JarProcess::close);
        database.close();
    }
}
