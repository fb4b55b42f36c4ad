package dev.trilemma.engine.strategy;

import java.util.List;
import java.util.Map;

/**
 * What an exhaustive search found.
 *
 * @param best the best strategies that fit, the fastest first; empty where none does
 * @param feasibleCount strategies that fit and use as many accelerators as any that fits
 * @param rejected the others by reason
 * @param complete whether the whole space was examined before the search was stopped
 */
public record Survey(List<Candidate> best, long feasibleCount, Map<Rejection, Long> rejected, boolean complete) {

    public Survey {
        best = List.copyOf(best);
        rejected = Map.copyOf(rejected);
    }

    /** All strategies of the space, as far as it was examined. */
    public long examinedCount() {
        return feasibleCount
                + rejected.values().stream().mapToLong(Long::longValue).sum();
    }
}
