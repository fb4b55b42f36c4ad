package dev.trilemma.engine.strategy;

import dev.trilemma.engine.plan.ResolvedPlan;
import dev.trilemma.engine.shape.Experts;
import dev.trilemma.engine.shape.ModelShape;
import java.util.stream.IntStream;

/** Everything that is valid: all divisors of heads, sequence, experts and batch, all pipelines, all that a framework can shard. */
final class EveryChoice implements Choices {

    private final ModelShape shape;
    private final ResolvedPlan plan;
    private final int acceleratorCount;

    EveryChoice(ResolvedPlan plan) {
        this.shape = plan.shape();
        this.plan = plan;
        this.acceleratorCount = plan.cluster().acceleratorCount();
    }

    @Override
    public int[] tensors() {
        return Divisors.of(shape.attention().heads(), acceleratorCount).toArray();
    }

    @Override
    public int[] pipelines() {
        return IntStream.rangeClosed(1, Math.min(shape.totalLayers(), acceleratorCount))
                .toArray();
    }

    @Override
    public int[] contexts() {
        return Divisors.of(plan.training().sequenceLength(), acceleratorCount).toArray();
    }

    @Override
    public int[] experts(Split split) {
        Experts experts = shape.experts();
        int ranks = split.expertRanks();
        return experts == null
                ? new int[] {1}
                : Divisors.of(experts.count(), ranks)
                        .filter(expert -> ranks % expert == 0)
                        .toArray();
    }

    @Override
    public int[] microBatches(int sequences) {
        return Divisors.of(sequences, sequences).toArray();
    }

    @Override
    public int[] virtualPipelines(Split split, int microBatchCount) {
        return Interleaving.chunks(shape, split.pipeline(), microBatchCount).toArray();
    }

    /** On one replica there is nothing to shard over. */
    @Override
    public int[] zeroStages(Split split) {
        if (split.data() * split.context() == 1) {
            return new int[] {0};
        }
        return switch (plan.training().framework()) {
            case DDP -> new int[] {0};
            case FSDP -> new int[] {2, 3};
            case MEGATRON -> new int[] {0, 1};
            case DEEPSPEED, MAXTEXT, OTHER -> new int[] {0, 1, 2, 3};
        };
    }

    @Override
    public boolean[] sequenceParallel(Split split) {
        return split.tensor() > 1 ? new boolean[] {false, true} : new boolean[] {false};
    }
}
