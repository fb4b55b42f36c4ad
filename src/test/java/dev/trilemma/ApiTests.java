package dev.trilemma;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trilemma.ApiDescription.Operation;
import dev.trilemma.web.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.node.ObjectNode;

/** The description of the API: complete, true of the running service, and changed only on purpose. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.datasource.url=jdbc:h2:mem:api;MODE=PostgreSQL;DB_CLOSE_DELAY=-1",
            // a sweep that is over can no longer be paused
            "trilemma.sweep.threads=0"
        })
class ApiTests {

    private static final Path SNAPSHOT = Path.of("src/test/resources/openapi.json");
    private static final Path HTTP_FILES = Path.of("http");

    @LocalServerPort
    private int port;

    private HttpCalls service;
    private ApiDescription description;

    @BeforeEach
    void read() {
        service = HttpCalls.toPort(port);
        description = ApiDescription.of(service);
    }

    /** Run with -Dopenapi.update to write the snapshot anew, then review the difference. */
    @Test
    void theDescriptionIsTheOneThatWasReviewed() throws IOException {
        String current = normalised();
        if (System.getProperty("openapi.update") != null) {
            Files.writeString(SNAPSHOT, current);
        }

        assertThat(current).isEqualTo(Files.readString(SNAPSHOT));
    }

    @Test
    void everyOperationIsDescribed() {
        assertThat(description.document().get("openapi").asString()).startsWith("3.1");
        assertThat(description.operations()).isNotEmpty().allSatisfy(operation -> {
            assertThat(operation.node().path("summary").asString(""))
                    .isNotBlank()
                    .doesNotEndWith(".");
            assertThat(operation.statuses()).anyMatch(status -> status.startsWith("4"));
            assertThat(operation.parameters())
                    .allSatisfy(parameter -> assertThat(
                                    parameter.path("description").asString(""))
                            .isNotBlank());
        });
        assertThat(description.operations()).extracting(Operation::id).doesNotHaveDuplicates();
        assertThat(description.document().get("tags").valueStream())
                .allSatisfy(
                        tag -> assertThat(tag.path("description").asString("")).isNotBlank());
    }

    @Test
    void everyFieldOfARequestIsDescribed() {
        Set<String> seen = new HashSet<>();
        List<String> undescribed = new ArrayList<>();
        description.operations().stream()
                .flatMap(Operation::bodies)
                .forEach(body -> collectUndescribed("", body.getValue().get("schema"), seen, undescribed));

        assertThat(seen).contains("#/components/schemas/PlanDocument", "#/components/schemas/PricingDocument");
        assertThat(undescribed).isEmpty();
    }

    @Test
    void everyRequestShownSucceedsUnedited() {
        var requests = new WorkedRequests(service, description);
        requests.storeRuns();

        assertThat(description.operations().stream()
                        .sorted(ApiTests::deletingLast)
                        .toList())
                .allSatisfy(operation -> {
                    HttpResponse<String> answer = requests.send(operation);
                    assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
                    assertThat(operation.statuses()).contains(String.valueOf(answer.statusCode()));
                });
    }

    @Test
    void everyOperationHasARequestInTheHttpFiles() throws IOException {
        Set<String> written = requestLines();

        assertThat(description.operations())
                .allSatisfy(operation -> assertThat(written)
                        .anyMatch(line -> line.matches(
                                operation.method() + " " + operation.path().replaceAll("\\{[^}]+}", "[^/]+"))));
    }

    private static int deletingLast(Operation one, Operation other) {
        Comparator<Operation> order = Comparator.comparing(
                        (Operation operation) -> operation.method().equals("DELETE"))
                .thenComparing(operation ->
                        operation.method().equals("DELETE") ? -operation.path().length() : 0);
        return order.compare(one, other);
    }

    private void collectUndescribed(String path, JsonNode schema, Set<String> seen, List<String> undescribed) {
        if (schema.has("$ref")) {
            String reference = schema.get("$ref").asString();
            if (seen.add(reference)) {
                collectUndescribed(reference, description.schema(reference), seen, undescribed);
            }
            return;
        }
        schema.path("properties").properties().forEach(property -> {
            if (!property.getValue().has("description")) {
                undescribed.add(path + "/" + property.getKey());
            }
            collectUndescribed(path + "/" + property.getKey(), property.getValue(), seen, undescribed);
        });
        schema.path("oneOf").forEach(choice -> collectUndescribed(path, choice, seen, undescribed));
        if (schema.has("items")) {
            collectUndescribed(path, schema.get("items"), seen, undescribed);
        }
    }

    /** The version of the application is no part of what clients rely on. */
    private String normalised() {
        JsonNode document = description.document().deepCopy();
        ((ObjectNode) document.get("info")).remove("version");
        return Json.mapper()
                        .writer()
                        .with(SerializationFeature.INDENT_OUTPUT)
                        .with(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                        .writeValueAsString(document)
                + "\n";
    }

    private static Set<String> requestLines() throws IOException {
        try (var files = Files.list(HTTP_FILES)) {
            return files.filter(file -> file.toString().endsWith(".http"))
                    .flatMap(ApiTests::lines)
                    .filter(line -> line.matches("(GET|POST|PUT|PATCH|DELETE) \\{\\{base}}/.*"))
                    .map(line -> line.replace("{{base}}", "").replaceFirst("\\?.*", ""))
                    .collect(Collectors.toSet());
        }
    }

    private static Stream<String> lines(Path file) {
        try {
            return Files.readAllLines(file).stream();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
