package dev.trilemma.engine.strategy;

import dev.trilemma.engine.plan.AttentionKernel;
import dev.trilemma.engine.plan.Framework;
import dev.trilemma.engine.plan.OpenParallelism;
import dev.trilemma.engine.plan.Parallelism;
import dev.trilemma.engine.plan.ResolvedPlan;
import dev.trilemma.engine.shape.Experts;
import dev.trilemma.engine.shape.ModelShape;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The layouts that a plan allows, those that use the most accelerators first. */
final class Layouts {

    private static final int LARGEST_OPEN_PIPELINE = 64;
    private static final int LARGEST_OPEN_GROUP = 64;
    private static final int LARGEST_OPEN_MICRO_BATCH = 64;
    private static final int LARGEST_OPEN_INTERLEAVE = 8;
    private static final int LONG_SEQUENCE = 32_768;

    private final ModelShape shape;
    private final ResolvedPlan plan;
    private final OpenParallelism given;
    private final int acceleratorCount;
    private final int globalBatchSize;

    Layouts(ResolvedPlan plan) {
        this.shape = plan.shape();
        this.plan = plan;
        this.given = plan.parallelism();
        this.acceleratorCount = plan.cluster().acceleratorCount();
        this.globalBatchSize = plan.training().globalBatchSize();
    }

    /** Groups of layouts that use equally many accelerators, the most first. */
    List<List<Split>> splits() {
        var byUse = new TreeMap<Long, List<Split>>(Comparator.reverseOrder());
        for (int tensor : tensors()) {
            for (int pipeline : pipelines()) {
                for (int context : contexts()) {
                    int data = replicas((long) tensor * pipeline * context);
                    if (data > 0) {
                        Split split = new Split(tensor, pipeline, context, data);
                        byUse.computeIfAbsent(split.acceleratorCount(), use -> new ArrayList<>())
                                .add(split);
                    }
                }
            }
        }
        return List.copyOf(byUse.values());
    }

    /** Everything that a split leaves to choose. */
    List<Parallelism> layouts(Split split) {
        List<Parallelism> layouts = new ArrayList<>();
        for (int expert : experts(split)) {
            for (int microBatch : microBatches(split)) {
                for (int chunks : virtualPipelines(split, microBatch)) {
                    for (int zero : zeroStages(split)) {
                        layouts.add(layout(split, expert, microBatch, chunks, zero));
                    }
                }
            }
        }
        return layouts;
    }

    private Parallelism layout(Split split, int expert, int microBatch, int chunks, int zero) {
        return new Parallelism(
                split.tensor(),
                split.pipeline(),
                chunks,
                split.context(),
                expert,
                split.data(),
                zero,
                sequenceParallel(split.tensor()),
                microBatch);
    }

    private boolean sequenceParallel(int tensor) {
        Boolean wanted = given.sequenceParallel();
        return wanted != null ? wanted : tensor > 1 && plan.training().attentionKernel() == AttentionKernel.FLASH;
    }

    private int[] tensors() {
        int widest = Math.min(acceleratorCount, plan.cluster().acceleratorsPerNode());
        return givenOr(
                given.tensor(),
                () -> powersOfTwo(widest, tensor -> shape.attention().heads() % tensor == 0));
    }

    private int[] pipelines() {
        int longest = Math.min(Math.min(shape.totalLayers(), acceleratorCount), LARGEST_OPEN_PIPELINE);
        return givenOr(given.pipeline(), () -> IntStream.rangeClosed(1, longest).toArray());
    }

    private int[] contexts() {
        boolean open = plan.training().sequenceLength() >= LONG_SEQUENCE;
        return givenOr(given.context(), () -> open ? powersOfTwo(acceleratorCount, context -> true) : new int[] {1});
    }

    /** What the others leave: the most replicas that divide the batch. 0 where there is no room for one. */
    private int replicas(long others) {
        long room = acceleratorCount / others;
        Integer data = given.data();
        if (data != null) {
            return data <= room ? data : 0;
        }
        int fewestTogether = given.microBatchSize() == null ? 1 : given.microBatchSize();
        int batch = globalBatchSize / fewestTogether;
        for (int replicas = (int) Math.min(room, batch); replicas > 0; replicas--) {
            if (batch % replicas == 0) {
                return replicas;
            }
        }
        return 0;
    }

    /** A given size must divide the ranks that experts are spread over; a split whose ranks it does not divide is none. */
    private int[] experts(Split split) {
        Experts experts = shape.experts();
        int ranks = split.tensor() * split.context() * split.data();
        if (given.expert() != null) {
            return ranks % given.expert() == 0 ? new int[] {given.expert()} : new int[0];
        }
        return experts == null
                ? new int[] {1}
                : powersOfTwo(
                        Math.min(experts.count(), ranks),
                        expert -> ranks % expert == 0 && experts.count() % expert == 0);
    }

    private int[] microBatches(Split split) {
        int ofReplica = globalBatchSize / split.data();
        return givenOr(
                given.microBatchSize(),
                () -> powersOfTwo(Math.min(ofReplica, LARGEST_OPEN_MICRO_BATCH), size -> ofReplica % size == 0));
    }

    /**
     * Interleaving needs as many micro-batches as stages, not a multiple of them, and chunks that are equal when the embedding and
     * the head each take the place of a layer (Llama 3 405B, 126 layers on 16 stages: Grattafiori et al. 2024, section 3.3.2).
     */
    private int[] virtualPipelines(Split split, int microBatch) {
        int stages = split.pipeline();
        int count = globalBatchSize / split.data() / microBatch;
        int most = stages > 1 && count >= stages ? LARGEST_OPEN_INTERLEAVE : 1;
        return givenOr(
                given.virtualPipeline(), () -> powersOfTwo(most, chunks -> chunks == 1 || evenChunks(stages * chunks)));
    }

    private boolean evenChunks(int chunks) {
        int layers = shape.totalLayers();
        return chunks <= layers + 2 && (layers % chunks == 0 || (layers + 2) % chunks == 0);
    }

    /** What the framework shards; on one replica there is nothing to shard over. */
    private int[] zeroStages(Split split) {
        if (given.zeroStage() != null) {
            return new int[] {given.zeroStage()};
        }
        if (split.data() * split.context() == 1) {
            return new int[] {0};
        }
        Framework framework = plan.training().framework();
        return switch (framework) {
            case DDP -> new int[] {0};
            case FSDP -> new int[] {3};
            case MEGATRON -> new int[] {1};
            case DEEPSPEED, MAXTEXT, OTHER -> new int[] {1, 3};
        };
    }

    private static int[] givenOr(@Nullable Integer given, Supplier<int[]> open) {
        return given == null ? open.get() : new int[] {given};
    }

    private static int[] powersOfTwo(int most, IntPredicate allowed) {
        return IntStream.iterate(1, power -> power <= Math.min(most, LARGEST_OPEN_GROUP), power -> 2 * power)
                .filter(allowed)
                .toArray();
    }

    /** How the accelerators are divided, before what each group does. */
    record Split(int tensor, int pipeline, int context, int data) {

        long acceleratorCount() {
            return (long) tensor * pipeline * context * data;
        }
    }
}
