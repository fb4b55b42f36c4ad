package dev.trilemma.search;

import dev.trilemma.catalog.PlanDocument;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A sweep over a space that is too large to answer at once.
 *
 * @param plan what all points have in common
 * @param axes what to vary
 * @param keep {@code frontier}
 */
record SweepOffer(
        @Schema(implementation = PlanDocument.class) JsonNode plan, List<Axis> axes, String keep) {

    private static final String WHOLE_PLAN = "";

    static SweepOffer of(SearchSpace space, JsonMapper json) {
        List<Axis> axes = new ArrayList<>();
        add(axes, WHOLE_PLAN, json, runs(space));
        add(axes, "/training/tokens", json, space.tokens());
        add(axes, "/training/precision", json, given(space.precisions()));
        add(axes, "/cluster/accelerator", json, space.accelerators());
        add(axes, "/cluster/acceleratorCount", json, space.acceleratorCounts());
        add(axes, "/pricing/commitment", json, given(space.commitments()));
        add(axes, "/pricing/region", json, given(space.regions()));
        return new SweepOffer(space.plan(), axes, "frontier");
    }

    /** What makes each model the plan's, with each budget of tokens that goes with its size; nothing where the plan says both. */
    private static List<ObjectNode> runs(SearchSpace space) {
        List<ObjectNode> patches = new ArrayList<>();
        for (ModelChoice model : space.models()) {
            if (space.tokens().isEmpty() && !space.tokensGiven()) {
                space.tokensOf(model).forEach(tokens -> patches.add(withTokens(model.patch(), tokens)));
            } else if (!model.patch().isEmpty()) {
                patches.add(model.patch());
            }
        }
        return patches;
    }

    private static ObjectNode withTokens(ObjectNode model, double tokens) {
        ObjectNode patch = model.deepCopy();
        patch.putObject("training").put("tokens", tokens);
        return patch;
    }

    private static <T> List<T> given(List<Optional<T>> values) {
        return values.stream().flatMap(Optional::stream).toList();
    }

    private static void add(List<Axis> axes, String pointer, JsonMapper json, List<?> values) {
        if (!values.isEmpty()) {
            axes.add(new Axis(
                    pointer, values.stream().<JsonNode>map(json::valueToTree).toList()));
        }
    }

    /**
     * One field of the plan document and its values; of the whole document they are merge patches.
     *
     * @param pointer JSON pointer; empty: the whole document
     */
    record Axis(
            String pointer,

            @ArraySchema(schema = @Schema(implementation = Object.class))
            List<JsonNode> values) {}
}
