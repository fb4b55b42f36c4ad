package dev.trilemma.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a tenth more of each limit buys: the multipliers of a solution, by solving again. */
final class Sensitivities {

    private static final double MORE = 1.1;

    /** A limit that the solution keeps by more than this is not what holds it back. */
    private static final double NEAR = 0.99;

    private static final double NOTICEABLE = 1e-6;

    private Sensitivities() {}

    /** Of the limits that hold a solution back; those that buy the most first. */
    static List<Sensitivity> of(Problem problem, Point solution) {
        List<Sensitivity> found = new ArrayList<>();
        double value = problem.metric().of(solution.estimate());
        for (Metric limit : problem.limits().most().keySet()) {
            double at = problem.limits().of(limit);
            boolean inTime = !problem.deadline().getAsBoolean();
            if (inTime && limit != problem.metric() && limit.of(solution.estimate()) >= NEAR * at) {
                relaxed(problem, limit)
                        .filter(better -> better < value * (1 - NOTICEABLE))
                        .ifPresent(better -> found.add(sensitivity(problem, limit, at, value, better)));
            }
        }
        found.sort(Comparator.comparingDouble(sensitivity -> sensitivity.valueTo() / sensitivity.valueFrom()));
        return found;
    }

    private static Optional<Double> relaxed(Problem problem, Metric limit) {
        return problem.solver()
                .least(problem.metric(), problem.limits().with(limit, problem.relaxed(limit, MORE)))
                .map(point -> problem.metric().of(point.estimate()));
    }

    private static Sensitivity sensitivity(Problem problem, Metric limit, double at, double value, double better) {
        String minimised = problem.metric().name().toLowerCase(Locale.ROOT);
        return new Sensitivity(
                limit.limit(),
                LimitValues.of(limit, at, problem.currency()),
                LimitValues.of(limit, problem.relaxed(limit, MORE), problem.currency()),
                minimised,
                value,
                better,
                String.format(
                        Locale.ROOT,
                        "A tenth more of %s takes %.3g %% off the %s.",
                        limit == Metric.LOSS ? "the reducible part of maxLoss" : limit.limit(),
                        100 * (1 - better / value),
                        minimised));
    }
}
