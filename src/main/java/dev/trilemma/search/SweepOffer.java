package dev.trilemma.search;

import dev.trilemma.catalog.PlanDocument;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A sweep over a space that is too large to answer at once.
 *
 * @param plan what all points have in common
 * @param axes what to vary
 * @param keep {@code frontier}
 */
record SweepOffer(
        @Schema(implementation = PlanDocument.class) JsonNode plan, List<Axis> axes, String keep) {

    static SweepOffer of(SearchSpace space, JsonMapper json) {
        List<Axis> axes = new ArrayList<>();
        add(
                axes,
                "/model",
                json,
                space.models().stream()
                        .map(ModelChoice::patch)
                        .map(patch -> patch.get("model"))
                        .toList());
        add(
                axes,
                "/architecture",
                json,
                space.models().stream()
                        .map(ModelChoice::patch)
                        .map(patch -> patch.get("architecture"))
                        .toList());
        add(axes, "/training/tokens", json, space.tokens());
        add(
                axes,
                "/training/precision",
                json,
                space.precisions().stream().map(value -> value.orElse(null)).toList());
        add(axes, "/cluster/accelerator", json, space.accelerators());
        add(axes, "/cluster/acceleratorCount", json, space.acceleratorCounts());
        add(
                axes,
                "/pricing/commitment",
                json,
                space.commitments().stream().map(value -> value.orElse(null)).toList());
        add(
                axes,
                "/pricing/region",
                json,
                space.regions().stream().map(value -> value.orElse(null)).toList());
        return new SweepOffer(space.plan(), axes, "frontier");
    }

    private static void add(List<Axis> axes, String pointer, JsonMapper json, List<?> values) {
        List<JsonNode> given = values.stream()
                .filter(value -> value != null && !(value instanceof JsonNode node && node.isNull()))
                .<JsonNode>map(json::valueToTree)
                .toList();
        if (!given.isEmpty()) {
            axes.add(new Axis(pointer, given));
        }
    }

    /** One field of the plan document and its values. */
    record Axis(
            String pointer,

            @ArraySchema(schema = @Schema(implementation = Object.class))
            List<JsonNode> values) {}
}
