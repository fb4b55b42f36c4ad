package dev.trilemma.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.springframework.core.io.ClassPathResource;

/** Worked requests, one file an operation with a body and a media type of it, named by the operation's id. */
final class OpenApiExamples {

    private static final String CSV = "text/csv";

    /** The example as plain JSON types, which the writer of the description takes as they are, or as the text it is. */
    Optional<Object> find(String operationId, String mediaType) {
        boolean csv = mediaType.equals(CSV);
        var file = new ClassPathResource("openapi/" + operationId + (csv ? ".csv" : ".json"));
        return file.exists() ? Optional.of(read(file, csv)) : Optional.empty();
    }

    private static Object read(ClassPathResource file, boolean csv) {
        try (InputStream example = file.getInputStream()) {
            return csv
                    ? new String(example.readAllBytes(), StandardCharsets.UTF_8)
                    : io.swagger.v3.core.util.Json.mapper().readTree(example);
        } catch (IOException failure) {
            throw new UncheckedIOException("unreadable " + file.getPath(), failure);
        }
    }
}
