package dev.trilemma.engine.strategy;

import dev.trilemma.engine.memory.MemoryCalculator;
import dev.trilemma.engine.memory.Shortage;
import dev.trilemma.engine.plan.Offload;
import dev.trilemma.engine.plan.OpenExecution;
import dev.trilemma.engine.plan.Recomputation;
import dev.trilemma.engine.plan.ResolvedPlan;
import dev.trilemma.engine.plan.Strategy;
import dev.trilemma.engine.time.MicroBatchTime;
import dev.trilemma.engine.time.StepTimer;
import dev.trilemma.engine.time.TimeCalculator;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/** Examines every strategy under one division of the accelerators. The same for all threads. */
final class SplitSearch {

    private final Layouts layouts;
    private final List<Recomputation> recomputations;
    private final List<Computation> computations;
    private final MemoryCalculator memoryCalculator;
    private final BooleanSupplier stopped;
    private final boolean counting;

    SplitSearch(
            ResolvedPlan plan,
            OpenExecution open,
            Layouts layouts,
            MemoryCalculator memoryCalculator,
            TimeCalculator timeCalculator,
            BooleanSupplier stopped,
            boolean counting) {
        Recomputation given = plan.recomputation();
        this.layouts = layouts;
        this.recomputations = given == null ? List.of(Recomputation.values()) : List.of(given);
        this.computations = open.computations(plan).stream()
                .map(computed -> Computation.of(computed, open.offloads(), timeCalculator))
                .toList();
        this.memoryCalculator = memoryCalculator;
        this.stopped = stopped;
        this.counting = counting;
    }

    void examine(Split split, Tally tally) {
        if (stopped.getAsBoolean()) {
            tally.stop();
            return;
        }
        for (Block block : layouts.blocks(split)) {
            for (Recomputation recomputation : recomputations) {
                if (stopped.getAsBoolean()) {
                    tally.stop();
                    return;
                }
                examine(block, recomputation, tally);
            }
        }
    }

    private void examine(Block block, Recomputation recomputation, Tally tally) {
        MicroBatchTime[] microBatches = microBatches(new Strategy(block.layout(1, 0), recomputation));
        int[] zeroStages = layouts.zeroStages(block.split());
        for (int chunks : layouts.virtualPipelines(block)) {
            for (int zero : zeroStages) {
                examine(new Strategy(block.layout(chunks, zero), recomputation), microBatches, tally);
            }
        }
    }

    /** The same for all interleavings, ZeRO stages and offloads of a block. */
    private MicroBatchTime[] microBatches(Strategy strategy) {
        return computations.stream()
                .map(computation -> computation.executions().get(0).timer().microBatch(strategy))
                .toArray(MicroBatchTime[]::new);
    }

    private void examine(Strategy strategy, MicroBatchTime[] microBatches, Tally tally) {
        for (int number = 0; number < microBatches.length; number++) {
            examine(strategy, computations.get(number), microBatches[number], tally);
        }
    }

    /** Offloads come before those that contain them. */
    private void examine(Strategy strategy, Computation computation, MicroBatchTime microBatch, Tally tally) {
        int fitting = 0;
        for (Execution execution : computation.executions()) {
            if (execution.extendsOneOf(fitting)) {
                tally.reject(Rejection.OFFLOAD_NOT_NEEDED);
            } else if (examine(strategy, execution, microBatch, tally)) {
                fitting |= execution.bit();
            }
        }
    }

    /** Whether it is known to fit. Memory comes first where all are counted; else time, which costs less to work out. */
    private boolean examine(Strategy strategy, Execution execution, MicroBatchTime microBatch, Tally tally) {
        if (!counting && !tally.mayKeep(execution.stepSeconds(microBatch, strategy))) {
            return false;
        }
        Shortage shortage = memoryCalculator.shortage(execution.plan(), strategy);
        switch (shortage) {
            case STATE -> tally.reject(Rejection.STATE_DOES_NOT_FIT);
            case ACTIVATIONS -> tally.reject(Rejection.ACTIVATIONS_DO_NOT_FIT);
            case NONE ->
                tally.accept(execution.plan(), strategy, execution.stepSeconds(microBatch, strategy), memoryCalculator);
        }
        return shortage == Shortage.NONE;
    }

    /** A precision and a kernel, under every offload: micro-batches take the same. */
    private record Computation(List<Execution> executions) {

        static Computation of(ResolvedPlan plan, List<Offload> offloads, TimeCalculator timeCalculator) {
            return new Computation(IntStream.range(0, offloads.size())
                    .mapToObj(number -> Execution.of(plan, offloads, number, timeCalculator))
                    .toList());
        }
    }

    /**
     * @param bit of its offload among all
     * @param parts bits of the offloads that are part of its own
     */
    private record Execution(ResolvedPlan plan, StepTimer timer, int bit, int parts) {

        static Execution of(ResolvedPlan plan, List<Offload> offloads, int number, TimeCalculator timeCalculator) {
            ResolvedPlan offloaded = plan.withOffload(offloads.get(number));
            int parts = IntStream.range(0, number)
                    .filter(other -> offloads.get(number).contains(offloads.get(other)))
                    .map(other -> 1 << other)
                    .sum();
            return new Execution(offloaded, timeCalculator.timer(offloaded), 1 << number, parts);
        }

        double stepSeconds(MicroBatchTime microBatch, Strategy strategy) {
            return timer.stepSeconds(microBatch, strategy.parallelism());
        }

        boolean extendsOneOf(int offloads) {
            return (parts & offloads) != 0;
        }
    }
}
