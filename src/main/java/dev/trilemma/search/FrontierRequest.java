package dev.trilemma.search;

import dev.trilemma.catalog.PlanDocument;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Positive;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Which frontier to draw.
 *
 * @param plan what all points have in common: a plan document that may lack what {@code space} gives; absent: nothing
 * @param space what to vary; absent: what the plan leaves open
 * @param limit points to answer, up to 2,000, spread evenly where there are more; absent: 2,000
 */
record FrontierRequest(
        @Nullable @Schema(implementation = PlanDocument.class)
        JsonNode plan,

        @Nullable @Valid SpaceDocument space,
        @Nullable @Positive @Max(2_000) Integer limit) {

    private static final int MOST_POINTS = 2_000;

    /** An empty plan where there is none. */
    JsonNode usedPlan() {
        return plan == null || plan.isNull() || plan.isMissingNode() ? JsonNodeFactory.instance.objectNode() : plan;
    }

    SpaceDocument usedSpace() {
        return space == null ? SpaceDocument.NOTHING : space;
    }

    int usedLimit() {
        return limit == null ? MOST_POINTS : limit;
    }
}
