package dev.trilemma.search;

import dev.trilemma.catalog.PlanDocument;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import org.jspecify.annotations.Nullable;

/**
 * Which strategies to search.
 *
 * @param plan what it leaves open is searched over: everything in {@code parallelism}, {@code offload}, and {@code precision},
 *     {@code recomputation} and {@code attentionKernel} of the training
 * @param objective what the best is the least of; absent: time
 * @param limit strategies to answer, up to 100; absent: 5
 */
record StrategyRequest(
        @NotNull @Valid PlanDocument plan,
        @Nullable Objective objective,
        @Nullable @Positive @Max(100) Integer limit) {

    private static final int USUAL_LIMIT = 5;

    int usedLimit() {
        return limit == null ? USUAL_LIMIT : limit;
    }

    Objective usedObjective() {
        return objective == null ? Objective.TIME : objective;
    }

    /** What a strategy is measured by. */
    enum Objective {
        TIME,
        COST
    }
}
