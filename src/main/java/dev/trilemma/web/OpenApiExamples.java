package dev.trilemma.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.springframework.core.io.ClassPathResource;

/** Worked requests, one file an operation with a body, named by the operation's id. */
final class OpenApiExamples {

    /** The example as plain JSON types, which the writer of the description takes as they are. */
    Optional<Object> find(String operationId) {
        var file = new ClassPathResource("openapi/" + operationId + ".json");
        return file.exists() ? Optional.of(read(file)) : Optional.empty();
    }

    private static Object read(ClassPathResource file) {
        try (InputStream json = file.getInputStream()) {
            return io.swagger.v3.core.util.Json.mapper().readTree(json);
        } catch (IOException failure) {
            throw new UncheckedIOException("unreadable " + file.getPath(), failure);
        }
    }
}
