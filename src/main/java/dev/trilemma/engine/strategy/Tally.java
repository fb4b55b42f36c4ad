package dev.trilemma.engine.strategy;

import dev.trilemma.engine.memory.MemoryCalculator;
import dev.trilemma.engine.plan.ResolvedPlan;
import dev.trilemma.engine.plan.Strategy;
import java.util.EnumMap;
import java.util.Map;
import java.util.PriorityQueue;

/** Counts strategies and keeps the best few. Of one thread; tallies of several are merged. */
final class Tally {

    private static final Rejection[] REJECTIONS = Rejection.values();

    private final int limit;
    private final PriorityQueue<Candidate> worstFirst = new PriorityQueue<>(Candidate.BEST_FIRST.reversed());
    private final long[] rejected = new long[REJECTIONS.length];
    private double worstSeconds = Double.POSITIVE_INFINITY;
    private long feasibleCount;
    private boolean complete = true;

    Tally(int limit) {
        this.limit = limit;
    }

    void reject(Rejection reason) {
        rejected[reason.ordinal()]++;
    }

    /** A strategy that fits; its memory is asked for only where it may be among the best. */
    void accept(ResolvedPlan plan, Strategy strategy, double stepSeconds, MemoryCalculator memoryCalculator) {
        feasibleCount++;
        if (mayKeep(stepSeconds)) {
            keep(new Candidate(plan, strategy, stepSeconds, memoryCalculator.totalBytes(plan, strategy)));
        }
    }

    /** Whether a strategy with such a step would be among the best so far. */
    boolean mayKeep(double stepSeconds) {
        return stepSeconds <= worstSeconds;
    }

    void stop() {
        complete = false;
    }

    boolean empty() {
        return feasibleCount == 0;
    }

    void merge(Tally other) {
        feasibleCount += other.feasibleCount;
        complete &= other.complete;
        for (Rejection reason : REJECTIONS) {
            rejected[reason.ordinal()] += other.rejected[reason.ordinal()];
        }
        other.worstFirst.forEach(this::keep);
    }

    Survey survey() {
        Map<Rejection, Long> counts = new EnumMap<>(Rejection.class);
        for (Rejection reason : REJECTIONS) {
            if (rejected[reason.ordinal()] > 0) {
                counts.put(reason, rejected[reason.ordinal()]);
            }
        }
        return new Survey(worstFirst.stream().sorted(Candidate.BEST_FIRST).toList(), feasibleCount, counts, complete);
    }

    private void keep(Candidate candidate) {
        worstFirst.add(candidate);
        if (worstFirst.size() > limit) {
            worstFirst.remove();
        }
        if (worstFirst.size() == limit) {
            worstSeconds = worstFirst.element().stepSeconds();
        }
    }
}
