package dev.trilemma.sweep.design;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A field of the plan and what it takes: {@code values}, or the numbers {@code from} one {@code to} another.
 *
 * @param pointer JSON pointer (RFC 6901) to a field of a plan document, such as {@code /cluster/acceleratorCount}; empty: the whole
 *     document, whose values then are merge patches, for fields that hang together
 * @param values each is merged into the plan at the pointer (RFC 7396); null leaves the field out
 * @param from the least number
 * @param to the greatest number
 * @param steps how many numbers, both ends included; needed in a grid; absent in a sample: any number between them
 * @param scale {@code linear} or {@code log}: equal differences or equal ratios; absent: linear
 */
public record AxisDocument(
        @NotNull @Size(max = 200) String pointer,

        @Nullable
        @JsonSetter(contentNulls = Nulls.SET)
        @Size(min = 1, max = 10_000)
        @ArraySchema(arraySchema = @Schema(nullable = true), schema = @Schema(implementation = Object.class))
        List<JsonNode> values,

        @Nullable @DecimalMin("0") @DecimalMax("1e18") Double from,
        @Nullable @DecimalMin("0") @DecimalMax("1e18") Double to,
        @Nullable @Min(2) @Max(10_000) Integer steps,
        @Nullable Scale scale) {

    Scale usedScale() {
        return scale == null ? Scale.LINEAR : scale;
    }
}
