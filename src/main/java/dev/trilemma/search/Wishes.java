package dev.trilemma.search;

import dev.trilemma.engine.InvalidPlan;
import dev.trilemma.search.SolutionRequest.Vertex;

/** Refuses what can have no answer: nothing wished for, or a wish that nothing ends. */
final class Wishes {

    private Wishes() {}

    /**
     * @param tokensGiven whether the plan or the space says how many tokens there are
     * @throws InvalidPlan with the field that is missing
     */
    static void check(SolutionRequest request, Limits limits, boolean tokensGiven) {
        Vertex minimise = request.minimise();
        InvalidPlan.require(
                minimise != null || request.preset() != null,
                "/minimise",
                "is missing: say cost, time or loss, or give a preset");
        InvalidPlan.require(
                minimise == null || request.preset() == null,
                "/preset",
                "cannot be given beside minimise; give one of them");
        if (minimise == null || tokensGiven) {
            return;
        }
        if (minimise == Vertex.LOSS) {
            boolean ends = limits.has(Metric.COST) || limits.has(Metric.TIME) || limits.has(Metric.CARBON);
            InvalidPlan.require(
                    ends,
                    "/limits",
                    "must end a search for the lowest loss: give maxCost, maxSeconds, deadlineAt or maxKgCo2e, or tokens in the plan");
        } else {
            InvalidPlan.require(
                    limits.has(Metric.LOSS),
                    "/limits/maxLoss",
                    "is missing: without it, or tokens in the plan, the least of anything is to train on nothing");
        }
    }
}
