package dev.trilemma.web;

import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Which problems an operation can answer, told from what it takes. */
final class OpenApiProblems {

    private static final String PROBLEM_JSON = "application/problem+json";

    private OpenApiProblems() {}

    static void define(Components components) {
        ModelConverters.getInstance(true).readAll(ProblemSchema.class).forEach(components::addSchemas);
    }

    static void add(Operation operation) {
        Map<Integer, List<ProblemType>> byStatus = of(operation).stream()
                .collect(Collectors.groupingBy(type -> type.status().value(), TreeMap::new, Collectors.toList()));
        byStatus.forEach(
                (status, types) -> operation.getResponses().addApiResponse(status.toString(), response(types)));
    }

    private static Set<ProblemType> of(Operation operation) {
        Set<ProblemType> types = EnumSet.of(ProblemType.INVALID_REQUEST, ProblemType.NOT_ACCEPTABLE);
        if (operation.getRequestBody() != null) {
            types.addAll(
                    List.of(ProblemType.MALFORMED_JSON, ProblemType.TOO_LARGE, ProblemType.UNSUPPORTED_MEDIA_TYPE));
        }
        if (takes(operation, "path", "")) {
            types.add(ProblemType.NOT_FOUND);
        }
        if (takes(operation, "header", "If-Match")) {
            types.addAll(List.of(ProblemType.STALE, ProblemType.PRECONDITION_REQUIRED));
        }
        if (takes(operation, "header", "Idempotency-Key")) {
            types.addAll(
                    List.of(ProblemType.CONFLICT, ProblemType.REQUEST_IN_PROGRESS, ProblemType.IDEMPOTENCY_KEY_REUSED));
        }
        return types;
    }

    private static boolean takes(Operation operation, String in, String name) {
        return Optional.ofNullable(operation.getParameters()).orElse(List.of()).stream()
                .filter(parameter -> parameter.getIn().equals(in))
                .map(Parameter::getName)
                .anyMatch(found -> name.isEmpty() || found.equals(name));
    }

    private static ApiResponse response(List<ProblemType> types) {
        String description = types.stream().map(OpenApiProblems::sentence).collect(Collectors.joining(" "));
        MediaType body = new MediaType().schema(new Schema<>().$ref("#/components/schemas/Problem"));
        return new ApiResponse().description(description).content(new Content().addMediaType(PROBLEM_JSON, body));
    }

    private static String sentence(ProblemType type) {
        return "`" + type.slug() + "`: " + meaning(type);
    }

    private static String meaning(ProblemType type) {
        return switch (type) {
            case INVALID_REQUEST ->
                "a field or parameter is wrong, missing, unknown, or names something not in the catalog.";
            case MALFORMED_JSON -> "the body cannot be parsed.";
            case NOT_FOUND -> "there is no such thing, or it is another team's.";
            case NOT_ACCEPTABLE -> "the answer cannot be had in the format that Accept asks for.";
            case CONFLICT -> "what is stored forbids it, such as a name that is taken.";
            case REQUEST_IN_PROGRESS -> "the first request with this Idempotency-Key is still running.";
            case STALE -> "someone changed it since it was read; read it again.";
            case TOO_LARGE -> "the body is longer than this operation takes.";
            case UNSUPPORTED_MEDIA_TYPE -> "the body is not in a format that this operation reads.";
            case IDEMPOTENCY_KEY_REUSED -> "this Idempotency-Key was sent before with another body.";
            case PRECONDITION_REQUIRED -> "send the ETag of what is to be changed in If-Match.";
            default -> type.status().getReasonPhrase() + ".";
        };
    }
}
