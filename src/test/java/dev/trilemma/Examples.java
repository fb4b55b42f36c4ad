package dev.trilemma;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The worked requests that the API's description shows. */
public final class Examples {

    private Examples() {}

    public static String of(String operationId) {
        try {
            return Files.readString(Path.of("src/main/resources/openapi", operationId + ".json"));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
