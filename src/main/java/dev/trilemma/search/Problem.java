package dev.trilemma.search;

import java.util.ArrayList;
import java.util.Currency;
import java.util.List;

/**
 * What is to be solved, and the runs it may be solved with.
 *
 * @param metric what is minimised
 * @param irreducibleLoss below which no model and no data get
 */
record Problem(
        Metric metric,
        Limits limits,
        SearchSpace space,
        Found found,
        Currency currency,
        double irreducibleLoss,
        Solver solver,
        Deadline deadline) {

    private static final String INCOMPLETE =
            "The space is larger than what can be looked at in the time there is: name fewer models, accelerators or counts, or fix"
                    + " some of them in the plan.";
    private static final String USUAL =
            "The time ended before every configuration that could be the answer was given the best of all strategies.";
    private static final String LOSS =
            "Losses are those of one law; outside the range it was fitted on they are a direction, as the estimate says.";

    /** A limit that gives so many times as much; of a loss, of its reducible part. */
    double relaxed(Metric limit, double factor) {
        double value = limits.of(limit);
        return limit == Metric.LOSS ? irreducibleLoss + factor * (value - irreducibleLoss) : factor * value;
    }

    /** How many times as much a value is than its limit; of a loss, the reducible parts. */
    double growth(Metric limit, double value) {
        return limit == Metric.LOSS
                ? (value - irreducibleLoss) / Math.max(0, limits.of(limit) - irreducibleLoss)
                : value / limits.of(limit);
    }

    /** Whether what was not found is proved not to exist. */
    boolean proved() {
        return found.complete() && solver.allWeighed();
    }

    Examination examination() {
        List<String> notes = new ArrayList<>();
        notes.add(LOSS);
        if (!found.complete()) {
            notes.add(INCOMPLETE);
        }
        if (!solver.complete() || !solver.allWeighed()) {
            notes.add(USUAL);
        }
        return new Examination(
                found.coverage().examinedCount(),
                found.complete(),
                solver.complete() && solver.allWeighed(),
                found.coverage().rejected(),
                List.copyOf(found.coverage().problems().values()),
                space.assumptions(),
                notes,
                deadline.elapsedSeconds());
    }
}
