package dev.trilemma.search;

import dev.trilemma.engine.strategy.Neighbour;
import dev.trilemma.estimate.EstimateView;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The best strategies of a plan, and why there are no better ones.
 *
 * @param items the best that fit, best first; empty where none does
 * @param closest where none fits: the estimate of one that lacks little memory, with remedies
 * @param examinedCount strategies examined: the whole space where {@code complete}
 * @param feasibleCount of these, how many fit and were timed
 * @param rejected of these, how many were not, by reason: {@code stateDoesNotFit} (weights, gradients and optimizer alone are too
 *     large), {@code activationsDoNotFit} (beside them), {@code offloadNotNeeded} (it fits with less offloaded, which is never slower)
 * @param complete whether the whole space was examined in the time there is
 * @param neighbours the best strategy changed in one respect at a time, and what stands against each
 * @param notes what to know of the order
 * @param searchSeconds how long the search took
 */
record StrategiesView(
        List<StrategyView> items,
        @Nullable EstimateView closest,
        long examinedCount,
        long feasibleCount,
        Map<String, Long> rejected,
        boolean complete,
        List<Neighbour> neighbours,
        List<String> notes,
        double searchSeconds) {}
