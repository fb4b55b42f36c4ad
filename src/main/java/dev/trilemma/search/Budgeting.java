package dev.trilemma.search;

import dev.trilemma.engine.estimate.Estimate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.DoublePredicate;
import java.util.function.IntPredicate;

/**
 * Finds how many tokens a run should train on: the fewest that reach a loss, or the most that the other limits allow. Loss falls with
 * tokens and everything else grows, so that there is one place where each limit is met.
 */
final class Budgeting {

    private static final double FEWEST_TOKENS = 1e6;
    private static final double MOST_TOKENS = 1e18;

    /** Of tokens, when a limit counts as met. */
    private static final double PRECISION = 1e-7;

    private final Points points;
    private final boolean tokensGiven;

    Budgeting(Points points, boolean tokensGiven) {
        this.points = points;
        this.tokensGiven = tokensGiven;
    }

    /**
     * The estimate with the least of a metric within limits, empty where there is none.
     *
     * @param speedUp how many times as fast the steps are taken to be
     */
    Optional<Estimate> least(Metric metric, Run run, Offering offering, Limits limits, double speedUp) {
        return tokensGiven
                ? ofGiven(metric, run, offering, limits, speedUp)
                : chosen(metric, run, offering, limits, speedUp);
    }

    private Optional<Estimate> ofGiven(Metric metric, Run run, Offering offering, Limits limits, double speedUp) {
        List<Double> budgets = run.tokens().stream().sorted().toList();
        IntPredicate holds = most(metric, limits)
                ? number -> withinAllButLoss(points.estimate(run, offering, budgets.get(number)), limits, speedUp)
                : number -> points.estimate(run, offering, budgets.get(number))
                                .loss()
                                .loss()
                        > limits.of(Metric.LOSS);
        int first = firstFailing(budgets.size(), holds);
        int chosen = most(metric, limits) ? first - 1 : first;
        return chosen < 0 || chosen >= budgets.size()
                ? Optional.empty()
                : Optional.of(points.estimate(run, offering, budgets.get(chosen)))
                        .filter(estimate -> limits.allow(estimate, speedUp));
    }

    /** The smallest number for which a condition fails that holds for smaller ones alone; the count where it always holds. */
    private static int firstFailing(int count, IntPredicate holds) {
        int low = 0;
        int high = count;
        while (low < high) {
            int middle = (low + high) / 2;
            if (holds.test(middle)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** Whether the most tokens are wanted, rather than the fewest that reach a loss. */
    private static boolean most(Metric metric, Limits limits) {
        return metric == Metric.LOSS || !limits.has(Metric.LOSS);
    }

    private Optional<Estimate> chosen(Metric metric, Run run, Offering offering, Limits limits, double speedUp) {
        OptionalDouble tokens = most(metric, limits)
                ? last(budget -> withinAllButLoss(points.estimate(run, offering, budget), limits, speedUp))
                : first(budget -> points.estimate(run, offering, budget).loss().loss() <= limits.of(Metric.LOSS));
        return tokens.isEmpty()
                ? Optional.empty()
                : Optional.of(points.estimate(run, offering, tokens.getAsDouble()))
                        .filter(estimate -> limits.allow(estimate, speedUp));
    }

    private static boolean withinAllButLoss(Estimate estimate, Limits limits, double speedUp) {
        return limits.without(Metric.LOSS).allow(estimate, speedUp);
    }

    /** The most tokens for which a condition holds that holds for fewer. */
    private static OptionalDouble last(DoublePredicate holds) {
        if (!holds.test(FEWEST_TOKENS)) {
            return OptionalDouble.empty();
        }
        if (holds.test(MOST_TOKENS)) {
            return OptionalDouble.of(MOST_TOKENS);
        }
        return OptionalDouble.of(boundary(holds)[0]);
    }

    /** The fewest tokens for which a condition holds that holds for more. */
    private static OptionalDouble first(DoublePredicate holds) {
        if (!holds.test(MOST_TOKENS)) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(boundary(tokens -> !holds.test(tokens))[1]);
    }

    /** Two numbers of tokens next to each other, the condition holding for the smaller alone. */
    private static double[] boundary(DoublePredicate holds) {
        double low = FEWEST_TOKENS;
        double high = MOST_TOKENS;
        while (high / low > 1 + PRECISION) {
            double middle = Math.sqrt(low * high);
            if (holds.test(middle)) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return new double[] {low, high};
    }
}
