package dev.trilemma.engine.strategy;

import dev.trilemma.engine.plan.OpenParallelism;
import dev.trilemma.engine.plan.ResolvedPlan;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The layouts that a plan allows, those that use the most accelerators first. What the plan gives is kept; the rest is chosen from. */
final class Layouts {

    /** Of a cluster that can be divided in more ways, those that leave the most accelerators idle are left out. */
    private static final int MOST_SPLITS = 200_000;

    private final OpenParallelism given;
    private final int acceleratorCount;
    private final int globalBatchSize;
    private final Choices choices;

    /** Numbers of replicas that divide the batch, ascending; none where the plan gives it. */
    private final int[] replicas;

    Layouts(ResolvedPlan plan, Choices choices) {
        this.given = plan.parallelism();
        this.acceleratorCount = plan.cluster().acceleratorCount();
        this.globalBatchSize = plan.training().globalBatchSize();
        this.choices = choices;
        this.replicas = given.data() == null ? replicas() : new int[0];
    }

    private int[] replicas() {
        int together = given.microBatchSize() == null ? 1 : given.microBatchSize();
        return Divisors.of(globalBatchSize / together, acceleratorCount).toArray();
    }

    /**
     * Groups of layouts that use equally many accelerators, the most first.
     *
     * @param stopped once true, those found so far are all
     */
    List<List<Split>> splits(BooleanSupplier stopped) {
        var byUse = new TreeMap<Long, List<Split>>(Comparator.reverseOrder());
        int count = 0;
        for (int tensor : givenOr(given.tensor(), choices::tensors)) {
            for (int pipeline : givenOr(given.pipeline(), choices::pipelines)) {
                if (stopped.getAsBoolean()) {
                    break;
                }
                for (int context : givenOr(given.context(), choices::contexts)) {
                    long others = (long) tensor * pipeline * context;
                    if (others > acceleratorCount) {
                        break;
                    }
                    int data = replicas(others);
                    if (data > 0) {
                        Split split = new Split(tensor, pipeline, context, data);
                        byUse.computeIfAbsent(split.acceleratorCount(), use -> new ArrayList<>())
                                .add(split);
                        count++;
                    }
                    if (count > MOST_SPLITS) {
                        count -= byUse.pollLastEntry().getValue().size();
                    }
                }
            }
        }
        return List.copyOf(byUse.values());
    }

    /** The splits that use so many accelerators. */
    List<Split> splits(long acceleratorCount, BooleanSupplier stopped) {
        return splits(stopped).stream()
                .filter(equallyUsed -> equallyUsed.get(0).acceleratorCount() == acceleratorCount)
                .findFirst()
                .orElse(List.of());
    }

    /** What a split leaves to choose that decides how a micro-batch is computed. */
    List<Block> blocks(Split split) {
        List<Block> blocks = new ArrayList<>();
        for (int expert : experts(split)) {
            for (int microBatch : microBatches(split)) {
                for (boolean sequenceParallel : sequenceParallel(split)) {
                    blocks.add(new Block(split, expert, microBatch, sequenceParallel));
                }
            }
        }
        return blocks;
    }

    int[] virtualPipelines(Block block) {
        int count = globalBatchSize / block.split().data() / block.microBatch();
        return givenOr(given.virtualPipeline(), () -> choices.virtualPipelines(block.split(), count));
    }

    int[] zeroStages(Split split) {
        return givenOr(given.zeroStage(), () -> choices.zeroStages(split));
    }

    /** What the others leave: the most replicas that divide the batch. 0 where there is no room for one. */
    private int replicas(long others) {
        long room = acceleratorCount / others;
        Integer data = given.data();
        if (data != null) {
            return data <= room ? data : 0;
        }
        int at = Arrays.binarySearch(replicas, (int) room);
        return at >= 0 ? replicas[at] : at < -1 ? replicas[-at - 2] : 0;
    }

    /** A given size must divide the ranks that experts are spread over; a split whose ranks it does not divide is none. */
    int[] experts(Split split) {
        Integer expert = given.expert();
        if (expert == null) {
            return choices.experts(split);
        }
        return split.expertRanks() % expert == 0 ? new int[] {expert} : new int[0];
    }

    int[] microBatches(Split split) {
        return givenOr(given.microBatchSize(), () -> choices.microBatches(globalBatchSize / split.data()));
    }

    boolean[] sequenceParallel(Split split) {
        Boolean wanted = given.sequenceParallel();
        return wanted == null ? choices.sequenceParallel(split) : new boolean[] {wanted};
    }

    private static int[] givenOr(@Nullable Integer given, Supplier<int[]> open) {
        return given == null ? open.get() : new int[] {given};
    }
}
