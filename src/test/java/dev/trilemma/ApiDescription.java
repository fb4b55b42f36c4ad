package dev.trilemma;

import dev.trilemma.web.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** The generated OpenAPI document, read for tests. */
public record ApiDescription(JsonNode document) {

    public static ApiDescription of(HttpCalls service) {
        return new ApiDescription(
                Json.mapper().readTree(service.send("GET", "/v3/api-docs", null).body()));
    }

    /** Every operation, in the order of the document. */
    public List<Operation> operations() {
        List<Operation> operations = new ArrayList<>();
        document.get("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(method -> operations.add(new Operation(
                                method.getKey().toUpperCase(Locale.ROOT), path.getKey(), method.getValue()))));
        return operations;
    }

    public Operation operation(String id) {
        return operations().stream()
                .filter(operation -> operation.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    public JsonNode schema(String reference) {
        return document.at(reference.substring(1));
    }

    /** One method on one path. */
    public record Operation(String method, String path, JsonNode node) {

        public String name() {
            return method + " " + path;
        }

        public String id() {
            return node.path("operationId").asString("");
        }

        public Stream<JsonNode> parameters() {
            return node.path("parameters").valueStream();
        }

        /** Media type and content of the request body; empty where there is none. */
        public Stream<Map.Entry<String, JsonNode>> bodies() {
            return node.at("/requestBody/content").properties().stream();
        }

        /** Whether the answer is a stream of events. */
        boolean answersEvents() {
            return node.at("/responses/200/content").has("text/event-stream");
        }

        List<String> statuses() {
            return List.copyOf(node.get("responses").propertyNames());
        }
    }
}
