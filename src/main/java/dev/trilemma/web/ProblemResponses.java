package dev.trilemma.web;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import java.util.List;

/** Documents the problems that each operation can answer with, from what it takes. */
final class ProblemResponses {

    static final String SCHEMA_NAME = "Problem";
    static final String FIELD_ERROR = "FieldError";

    private ProblemResponses() {}

    static Operation addTo(Operation operation) {
        ApiResponses responses = operation.getResponses();
        List<Parameter> parameters = operation.getParameters() == null ? List.of() : operation.getParameters();
        if (operation.getRequestBody() != null) {
            add(responses, ProblemType.TOO_LARGE, "The body is too large.");
            add(responses, ProblemType.UNSUPPORTED_MEDIA_TYPE, "The body has another media type than is accepted.");
        }
        if (operation.getRequestBody() != null || takes(parameters, "query", "")) {
            add(
                    responses,
                    ProblemType.INVALID_REQUEST,
                    "A field is wrong; `errors` says which and what would be right.");
        }
        if (takes(parameters, "path", "")) {
            add(responses, ProblemType.NOT_FOUND, "There is no such thing.");
        }
        addHeaderProblems(responses, parameters);
        add(responses, ProblemType.UNAUTHENTICATED, "No API key or token, or one that does not hold.");
        add(responses, ProblemType.FORBIDDEN, "The caller's roles do not include this.");
        add(responses, ProblemType.TOO_MANY_REQUESTS, "More requests than the caller may send; see Retry-After.");
        add(responses, ProblemType.NOT_ACCEPTABLE, "The answer does not come in the media type asked for.");
        return operation;
    }

    private static void addHeaderProblems(ApiResponses responses, List<Parameter> parameters) {
        if (takes(parameters, "header", "If-Match")) {
            add(responses, ProblemType.STALE, "Someone changed this in the meantime.");
            add(responses, ProblemType.PRECONDITION_REQUIRED, "The If-Match header is missing.");
        }
        if (takes(parameters, "header", "Idempotency-Key")) {
            add(
                    responses,
                    ProblemType.REQUEST_IN_PROGRESS,
                    "A request with this key is still running, or the state forbids it.");
            add(responses, ProblemType.IDEMPOTENCY_KEY_REUSED, "The key was used with another body.");
        }
    }

    private static boolean takes(List<Parameter> parameters, String in, String name) {
        return parameters.stream()
                .filter(parameter -> in.equals(parameter.getIn()))
                .anyMatch(parameter -> name.isEmpty() || name.equalsIgnoreCase(parameter.getName()));
    }

    private static void add(ApiResponses responses, ProblemType type, String description) {
        MediaType body = new MediaType().schema(new Schema<>().$ref("#/components/schemas/" + SCHEMA_NAME));
        responses.putIfAbsent(
                String.valueOf(type.status().value()),
                new ApiResponse()
                        .description(description)
                        .content(new Content().addMediaType("application/problem+json", body)));
    }

    static Schema<?> fieldErrorSchema() {
        return new ObjectSchema()
                .description("One field of a request that is wrong.")
                .addProperty("pointer", new StringSchema().description("JSON pointer (RFC 6901) to the field"))
                .addProperty("detail", new StringSchema().description("What would be right"))
                .required(List.of("pointer", "detail"));
    }

    static Schema<?> schema() {
        return new ObjectSchema()
                .description("What went wrong (RFC 9457).")
                .addProperty(
                        "type",
                        new StringSchema()
                                .description("Relative URI of the kind of problem")
                                .example("/problems/invalid-request"))
                .addProperty(
                        "title",
                        new StringSchema()
                                .description("The HTTP status in words")
                                .example("Bad Request"))
                .addProperty(
                        "status",
                        new IntegerSchema().description("The HTTP status").example(400))
                .addProperty(
                        "detail",
                        new StringSchema().description("What went wrong").example("Some fields are not valid."))
                .addProperty("instance", new StringSchema().description("Path of the request"))
                .addProperty(
                        RequestId.NAME,
                        new StringSchema()
                                .description(
                                        "The request's name in the log; absent from the problem of an item of a batch"))
                .addProperty(
                        "errors",
                        new ArraySchema()
                                .items(new Schema<>().$ref("#/components/schemas/" + FIELD_ERROR))
                                .description("The fields that are wrong"))
                .required(List.of("type", "title", "status", "detail"));
    }
}
