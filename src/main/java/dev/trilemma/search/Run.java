package dev.trilemma.search;

import dev.trilemma.catalog.PlanDocument;
import dev.trilemma.engine.plan.ResolvedPlan;
import dev.trilemma.engine.strategy.Choice;
import java.util.List;

/**
 * A configuration with its strategy, which any number of tokens and any price leave as it is.
 *
 * @param document the plan, complete but for its strategy
 * @param offerings ways to buy it
 * @param tokens budgets to look at, ascending
 */
record Run(PlanDocument document, ResolvedPlan plan, Choice choice, List<Offering> offerings, List<Double> tokens) {

    Run with(Choice other) {
        return new Run(document, plan, other, offerings, tokens);
    }

    boolean fits() {
        return choice.memory().fits();
    }

    /** Points that it stands for. */
    long pointCount() {
        return (long) offerings.size() * tokens.size();
    }
}
