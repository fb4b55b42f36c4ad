package dev.trilemma.engine.strategy;

import dev.trilemma.engine.hardware.Precision;
import dev.trilemma.engine.plan.AttentionKernel;
import dev.trilemma.engine.plan.Offload;
import dev.trilemma.engine.plan.OpenExecution;
import dev.trilemma.engine.plan.Parallelism;
import dev.trilemma.engine.plan.Recomputation;
import dev.trilemma.engine.plan.ResolvedPlan;
import dev.trilemma.engine.plan.Strategy;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;

/** The strategies next to one: each choice that a plan leaves, one step up and one step down. */
final class Variations {

    private final ResolvedPlan open;
    private final OpenExecution execution;
    private final Candidate best;
    private final BooleanSupplier stopped;
    private final Parallelism layout;
    private final Layouts layouts;
    private final List<Variation> found = new ArrayList<>();

    Variations(ResolvedPlan open, OpenExecution execution, Candidate best, BooleanSupplier stopped) {
        this.open = open;
        this.execution = execution;
        this.best = best;
        this.stopped = stopped;
        this.layout = best.strategy().parallelism();
        this.layouts = new Layouts(open, new EveryChoice(open));
    }

    List<Variation> all() {
        found.clear();
        addSplits();
        addLayouts();
        addRecomputations();
        addExecutions();
        return List.copyOf(found);
    }

    /** Groups trade places with the replicas, or with each other. */
    private void addSplits() {
        List<Split> splits = layouts.splits(layout.acceleratorCount(), stopped);
        addNext(splits, Split::tensor, split -> pipelineAsNow(split) && contextAsNow(split));
        addNext(splits, Split::pipeline, split -> tensorAsNow(split) && contextAsNow(split));
        addNext(splits, Split::context, split -> tensorAsNow(split) && pipelineAsNow(split));
        addNext(splits, Split::tensor, split -> contextAsNow(split) && split.data() == layout.data());
    }

    private boolean tensorAsNow(Split split) {
        return split.tensor() == layout.tensor();
    }

    private boolean pipelineAsNow(Split split) {
        return split.pipeline() == layout.pipeline();
    }

    private boolean contextAsNow(Split split) {
        return split.context() == layout.context();
    }

    private void addNext(List<Split> splits, ToIntFunction<Split> size, Predicate<Split> comparable) {
        int now = size.applyAsInt(new Split(layout.tensor(), layout.pipeline(), layout.context(), layout.data()));
        List<Split> others = splits.stream().filter(comparable).toList();
        others.stream()
                .filter(split -> size.applyAsInt(split) < now)
                .max(Comparator.comparingInt(size))
                .ifPresent(split -> add(refitted(split)));
        others.stream()
                .filter(split -> size.applyAsInt(split) > now)
                .min(Comparator.comparingInt(size))
                .ifPresent(split -> add(refitted(split)));
    }

    /** The rest of the layout as it is, as far as the split allows. */
    private Parallelism refitted(Split split) {
        int sequences = open.training().globalBatchSize() / split.data();
        int microBatch = greatestCommonDivisor(layout.microBatchSize(), sequences);
        var block = new Block(
                split,
                greatestCommonDivisor(layout.expert(), split.expertRanks()),
                microBatch,
                layout.sequenceParallel() && split.tensor() > 1);
        return block.layout(
                nearest(layouts.virtualPipelines(block), layout.virtualPipeline()),
                nearest(layouts.zeroStages(split), layout.zeroStage()));
    }

    private void addLayouts() {
        Split split = new Split(layout.tensor(), layout.pipeline(), layout.context(), layout.data());
        var block = new Block(split, layout.expert(), layout.microBatchSize(), layout.sequenceParallel());
        for (int microBatch : beside(layouts.microBatches(split), layout.microBatchSize())) {
            var other = new Block(split, layout.expert(), microBatch, layout.sequenceParallel());
            add(other.layout(nearest(layouts.virtualPipelines(other), layout.virtualPipeline()), layout.zeroStage()));
        }
        for (int expert : beside(layouts.experts(split), layout.expert())) {
            var other = new Block(split, expert, layout.microBatchSize(), layout.sequenceParallel());
            add(other.layout(layout.virtualPipeline(), layout.zeroStage()));
        }
        for (int chunks : beside(layouts.virtualPipelines(block), layout.virtualPipeline())) {
            add(block.layout(chunks, layout.zeroStage()));
        }
        for (int zero : beside(layouts.zeroStages(split), layout.zeroStage())) {
            add(block.layout(layout.virtualPipeline(), zero));
        }
        for (boolean sequenceParallel : layouts.sequenceParallel(split)) {
            if (sequenceParallel != layout.sequenceParallel()) {
                var other = new Block(split, layout.expert(), layout.microBatchSize(), sequenceParallel);
                add(other.layout(layout.virtualPipeline(), layout.zeroStage()));
            }
        }
    }

    private void add(Parallelism other) {
        found.add(new Variation(
                Changes.between(layout, other),
                best.plan(),
                new Strategy(other, best.strategy().recomputation())));
    }

    private void addRecomputations() {
        Recomputation now = best.strategy().recomputation();
        for (Recomputation other : open.recomputation() == null ? Recomputation.values() : new Recomputation[0]) {
            if (other != now) {
                found.add(new Variation(
                        Changes.of("recomputation", name(now), name(other)), best.plan(), new Strategy(layout, other)));
            }
        }
    }

    private void addExecutions() {
        Precision precision = best.plan().training().precision();
        AttentionKernel kernel = best.plan().training().attentionKernel();
        for (Precision other : execution.precisions()) {
            add("precision", precision, other, kernel, other);
        }
        for (AttentionKernel other : execution.kernels()) {
            add("attentionKernel", kernel, other, other, precision);
        }
        for (Offload other : execution.offloads()) {
            if (other.differences(best.plan().offload()) == 1) {
                add(
                        Changes.of("offload", best.plan().offload().description(), other.description()),
                        best.plan().withOffload(other));
            }
        }
    }

    private void add(String name, Enum<?> now, Enum<?> other, AttentionKernel kernel, Precision precision) {
        if (other != now) {
            add(
                    Changes.of(name, name(now), name(other)),
                    best.plan().withTraining(best.plan().training().with(precision, kernel)));
        }
    }

    private void add(String change, ResolvedPlan plan) {
        found.add(new Variation(change, plan, best.strategy()));
    }

    /** The next smaller and the next larger of ascending values. */
    private static int[] beside(int[] values, int now) {
        int at = Arrays.binarySearch(values, now);
        return IntStream.of(at - 1, at + 1)
                .filter(index -> at >= 0 && index >= 0 && index < values.length)
                .map(index -> values[index])
                .toArray();
    }

    private static int nearest(int[] values, int wanted) {
        return Arrays.stream(values)
                .boxed()
                .min(Comparator.comparingInt(value -> Math.abs(value - wanted)))
                .orElse(wanted);
    }

    private static int greatestCommonDivisor(int one, int other) {
        return BigInteger.valueOf(one).gcd(BigInteger.valueOf(other)).intValue();
    }

    private static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
