package dev.trilemma.dashboard;

import dev.trilemma.HttpCalls;
import dev.trilemma.JarProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.springframework.util.FileSystemUtils;

/** The service as it is shipped, in a folder of its own that goes with it. */
record PackagedService(JarProcess process, Path folder) implements AutoCloseable {

    static PackagedService start(List<String> settings) {
        try {
            Path folder = Files.createTempDirectory("trilemma");
            JarProcess process = JarProcess.begin(folder, settings);
            process.awaitHealth();
            return new PackagedService(process, folder);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    HttpCalls calls() {
        return process.calls();
    }

    @Override
    public void close() {
        process.close();
        try {
            FileSystemUtils.deleteRecursively(folder);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
