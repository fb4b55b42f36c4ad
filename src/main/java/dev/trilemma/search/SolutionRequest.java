package dev.trilemma.search;

import dev.trilemma.catalog.PlanDocument;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Which plan to find. Either {@code minimise} or {@code preset} says what is wanted.
 *
 * @param plan what the solution must have; what it leaves out is chosen: tokens to the last one, the rest from {@code space}
 * @param minimise what to have the least of
 * @param limits what the solution must keep
 * @param space what to choose from; absent: usual ranges, which the answer names
 * @param preset the two vertices to have, whatever the third then is; balanced: all three as far as they go together
 */
record SolutionRequest(
        @Nullable @Schema(implementation = PlanDocument.class)
        JsonNode plan,

        @Nullable Vertex minimise,
        @Nullable @Valid LimitsDocument limits,
        @Nullable @Valid SpaceDocument space,
        @Nullable Preset preset) {

    /** An empty plan where there is none. */
    JsonNode usedPlan() {
        return plan == null || plan.isNull() || plan.isMissingNode() ? JsonNodeFactory.instance.objectNode() : plan;
    }

    LimitsDocument usedLimits() {
        return limits == null ? LimitsDocument.NOTHING : limits;
    }

    SpaceDocument usedSpace() {
        return space == null ? SpaceDocument.NOTHING : space;
    }

    /** A corner of the triangle, by what there should be little of. */
    enum Vertex {
        COST(Metric.COST),
        TIME(Metric.TIME),
        LOSS(Metric.LOSS);

        private final Metric metric;

        Vertex(Metric metric) {
            this.metric = metric;
        }

        Metric metric() {
            return metric;
        }
    }

    /** Which vertices to pick. */
    enum Preset {
        FAST_AND_GOOD,
        GOOD_AND_CHEAP,
        FAST_AND_CHEAP,
        BALANCED
    }
}
