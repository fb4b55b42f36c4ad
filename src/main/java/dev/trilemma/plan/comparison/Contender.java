package dev.trilemma.plan.comparison;

import dev.trilemma.catalog.PlanDocument;
import dev.trilemma.engine.frontier.Trade;
import dev.trilemma.estimate.EstimateView;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ProblemDetail;

/**
 * One of the plans or scenarios that are compared.
 *
 * @param name how clients name it
 * @param document what it says; null where it cannot be read any more
 * @param estimate what it comes to; null where it cannot be calculated
 * @param problem why it cannot; null where it can
 */
record Contender(
        String name,
        String title,
        @Nullable PlanDocument document,
        @Nullable EstimateView estimate,
        @Nullable ProblemDetail problem) {

    /** Time, money and loss; empty where one of them is unknown. */
    Optional<Trade> trade() {
        if (estimate == null || estimate.total() == null) {
            return Optional.empty();
        }
        return Optional.of(new Trade(
                estimate.time().wallClockSeconds(),
                estimate.total().amount().doubleValue(),
                estimate.quality().loss()));
    }

    /** Whether both have totals in one currency. */
    boolean isComparableWith(Contender other) {
        return estimate != null
                && other.estimate != null
                && estimate.total() != null
                && other.estimate.total() != null
                && estimate.total().currency().equals(other.estimate.total().currency());
    }
}
