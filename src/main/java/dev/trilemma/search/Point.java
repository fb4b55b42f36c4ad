package dev.trilemma.search;

import dev.trilemma.engine.cost.Money;
import dev.trilemma.engine.estimate.Estimate;
import dev.trilemma.engine.frontier.Trade;
import java.util.Objects;

/**
 * A run bought in one way for one budget of tokens.
 *
 * @param estimate its total is known
 */
record Point(Run run, Offering offering, Estimate estimate) {

    double tokens() {
        return estimate.plan().training().tokens();
    }

    Money total() {
        return Objects.requireNonNull(estimate.costs().total(), "a point has a total");
    }

    Trade trade() {
        return new Trade(
                estimate.wallClock().wallClockSeconds(),
                total().amount().doubleValue(),
                estimate.loss().loss());
    }
}
