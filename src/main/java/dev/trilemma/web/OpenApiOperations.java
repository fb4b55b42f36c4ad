package dev.trilemma.web;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.PathItem.HttpMethod;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.stereotype.Component;

/** Finishes each operation: an id, a worked request, bodies as clients send them, CSV as what it is. */
@Component
class OpenApiOperations implements OpenApiCustomizer {

    private static final String CSV = "text/csv";

    private final OpenApiExamples examples = new OpenApiExamples();

    @Override
    public void customise(OpenAPI api) {
        var requests = new OpenApiBodies(api);
        api.getPaths()
                .forEach((path, item) -> item.readOperationsMap().forEach((method, operation) -> {
                    finish(path, method, operation);
                    requests.finish(method, bodies(operation));
                }));
        sort(api);
    }

    private void finish(String path, HttpMethod method, Operation operation) {
        operation.setOperationId(OperationIds.of(method.name(), path));
        parameters(operation).forEach(OpenApiOperations::leaveOutNull);
        bodies(operation)
                .forEach((mediaType, body) ->
                        examples.find(operation.getOperationId(), mediaType).ifPresent(body::setExample));
        operation.getResponses().values().stream()
                .flatMap(response -> Stream.ofNullable(response.getContent()))
                .filter(content -> content.containsKey(CSV))
                .forEach(content -> content.put(CSV, new MediaType().schema(new StringSchema())));
    }

    /** An absent parameter is not sent, so that none is null. */
    private static void leaveOutNull(Parameter parameter) {
        Optional.ofNullable(parameter.getSchema().getTypes()).ifPresent(types -> types.remove("null"));
    }

    private static List<Parameter> parameters(Operation operation) {
        return Optional.ofNullable(operation.getParameters()).orElse(List.of());
    }

    private static Content bodies(Operation operation) {
        return operation.getRequestBody() == null
                ? new Content()
                : operation.getRequestBody().getContent();
    }

    /** So that the document is the same on every start. */
    private static void sort(OpenAPI api) {
        Map<String, PathItem> sorted = new TreeMap<>(api.getPaths());
        api.getPaths().clear();
        api.getPaths().putAll(sorted);
        api.getComponents().setSchemas(new TreeMap<>(api.getComponents().getSchemas()));
    }
}
