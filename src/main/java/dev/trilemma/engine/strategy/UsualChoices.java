package dev.trilemma.engine.strategy;

import dev.trilemma.engine.plan.AttentionKernel;
import dev.trilemma.engine.plan.ResolvedPlan;
import dev.trilemma.engine.shape.Experts;
import dev.trilemma.engine.shape.ModelShape;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** What published runs use: powers of two, tensors inside a node, and what a framework shards by itself. */
final class UsualChoices implements Choices {

    private static final int LARGEST_PIPELINE = 64;
    private static final int LARGEST_GROUP = 64;
    private static final int LARGEST_INTERLEAVE = 8;
    private static final int LONG_SEQUENCE = 32_768;

    private final ModelShape shape;
    private final ResolvedPlan plan;
    private final int acceleratorCount;

    UsualChoices(ResolvedPlan plan) {
        this.shape = plan.shape();
        this.plan = plan;
        this.acceleratorCount = plan.cluster().acceleratorCount();
    }

    @Override
    public int[] tensors() {
        int widest = Math.min(acceleratorCount, plan.cluster().acceleratorsPerNode());
        return powersOfTwo(widest, tensor -> shape.attention().heads() % tensor == 0);
    }

    @Override
    public int[] pipelines() {
        int longest = Math.min(Math.min(shape.totalLayers(), acceleratorCount), LARGEST_PIPELINE);
        return IntStream.rangeClosed(1, longest).toArray();
    }

    /** Sequences are split where they are long, or where there are more nodes than sequences to give them. */
    @Override
    public int[] contexts() {
        boolean few = plan.cluster().nodeCount() > plan.training().globalBatchSize();
        return few || plan.training().sequenceLength() >= LONG_SEQUENCE
                ? powersOfTwo(acceleratorCount, context -> true)
                : new int[] {1};
    }

    @Override
    public int[] experts(Split split) {
        Experts experts = shape.experts();
        int ranks = split.expertRanks();
        return experts == null
                ? new int[] {1}
                : powersOfTwo(
                        Math.min(experts.count(), ranks),
                        expert -> ranks % expert == 0 && experts.count() % expert == 0);
    }

    @Override
    public int[] microBatches(int sequences) {
        return powersOfTwo(sequences, size -> sequences % size == 0);
    }

    @Override
    public int[] virtualPipelines(Split split, int microBatchCount) {
        return Interleaving.chunks(shape, split.pipeline(), microBatchCount)
                .filter(chunks -> chunks <= LARGEST_INTERLEAVE && Integer.bitCount(chunks) == 1)
                .toArray();
    }

    /** On one replica there is nothing to shard over. */
    @Override
    public int[] zeroStages(Split split) {
        if (split.data() * split.context() == 1) {
            return new int[] {0};
        }
        return switch (plan.training().framework()) {
            case DDP -> new int[] {0};
            case FSDP -> new int[] {3};
            case MEGATRON -> new int[] {1};
            case DEEPSPEED, MAXTEXT, OTHER -> new int[] {1, 3};
        };
    }

    @Override
    public boolean[] sequenceParallel(Split split) {
        return new boolean[] {split.tensor() > 1 && plan.training().attentionKernel() == AttentionKernel.FLASH};
    }

    private static int[] powersOfTwo(int most, IntPredicate allowed) {
        return IntStream.iterate(1, power -> power <= Math.min(most, LARGEST_GROUP), power -> 2 * power)
                .filter(allowed)
                .toArray();
    }
}
