package dev.trilemma.engine.time;

import java.util.List;

/** Seconds of one optimizer step: named terms, in the order a step meets them, and their sum. */
public record StepTime(List<TimeTerm> terms) {

    public StepTime {
        terms = List.copyOf(terms);
    }

    /** The sum of the terms. */
    public double stepSeconds() {
        double sum = 0;
        for (TimeTerm term : terms) {
            sum += term.seconds();
        }
        return sum;
    }

    /** Seconds of one term; 0 where the step has no such term. */
    public double seconds(String name) {
        for (TimeTerm term : terms) {
            if (term.name().equals(name)) {
                return term.seconds();
            }
        }
        return 0;
    }
}
