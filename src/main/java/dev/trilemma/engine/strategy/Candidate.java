package dev.trilemma.engine.strategy;

import dev.trilemma.engine.plan.Parallelism;
import dev.trilemma.engine.plan.ResolvedPlan;
import dev.trilemma.engine.plan.Strategy;
import java.util.Comparator;

/**
 * A strategy that fits.
 *
 * @param plan with the precision, the kernel and the offload that the strategy runs with
 * @param stepSeconds time of a step
 * @param totalBytes memory of the fullest accelerator
 */
public record Candidate(ResolvedPlan plan, Strategy strategy, double stepSeconds, double totalBytes) {

    /** The faster before the slower; of those that are as fast the smaller, and then the plainer, so that an order is always the same. */
    static final Comparator<Candidate> BEST_FIRST = Comparator.comparingDouble(Candidate::stepSeconds)
            .thenComparingDouble(Candidate::totalBytes)
            .thenComparing(Candidate::strategy, plainest());

    /** The strategy that was chosen for a plan. */
    public static Candidate of(ResolvedPlan plan, Choice choice) {
        return new Candidate(
                plan,
                choice.strategy(),
                choice.time().stepSeconds(),
                choice.memory().totalBytes());
    }

    private static Comparator<Strategy> plainest() {
        Comparator<Parallelism> layout = Comparator.comparingInt(Parallelism::zeroStage)
                .thenComparing(Parallelism::sequenceParallel)
                .thenComparingInt(Parallelism::tensor)
                .thenComparingInt(Parallelism::pipeline)
                .thenComparingInt(Parallelism::virtualPipeline)
                .thenComparingInt(Parallelism::context)
                .thenComparingInt(Parallelism::expert)
                .thenComparingInt(Parallelism::microBatchSize);
        return Comparator.comparing(Strategy::parallelism, layout).thenComparing(Strategy::recomputation);
    }
}
