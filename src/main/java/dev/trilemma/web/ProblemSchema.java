package dev.trilemma.web;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why a request was not answered (RFC 9457).
 *
 * @param type what kind of problem it is, the same for all of its kind
 * @param title the status in words
 * @param status HTTP status
 * @param detail what is wrong with this request
 * @param instance the path that was asked for
 * @param errors the fields that are wrong; absent where no field is to blame
 */
@Schema(name = "Problem")
record ProblemSchema(
        @Schema(format = "uri-reference", example = "/problems/invalid-request")
        String type,

        String title,
        int status,
        String detail,
        @Schema(format = "uri-reference") @Nullable String instance,
        @Nullable List<FieldError> errors) {}
