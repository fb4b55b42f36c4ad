package dev.trilemma.engine;

import dev.trilemma.catalog.AcceleratorEntry;
import dev.trilemma.catalog.Accelerators;
import dev.trilemma.engine.hardware.Accelerator;
import dev.trilemma.engine.hardware.Cluster;
import dev.trilemma.engine.hardware.Precision;
import dev.trilemma.engine.plan.Adapters;
import dev.trilemma.engine.plan.AttentionKernel;
import dev.trilemma.engine.plan.Framework;
import dev.trilemma.engine.plan.LoraTarget;
import dev.trilemma.engine.plan.Method;
import dev.trilemma.engine.plan.Offload;
import dev.trilemma.engine.plan.Optimizer;
import dev.trilemma.engine.plan.Parallelism;
import dev.trilemma.engine.plan.Recomputation;
import dev.trilemma.engine.plan.ResolvedPlan;
import dev.trilemma.engine.plan.Training;
import dev.trilemma.engine.shape.Experts;
import dev.trilemma.engine.shape.ModelShape;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Plans over the whole space: every shape, method, precision, kernel, framework, accelerator, layout and offload. Nothing is left
 * open, and most plans would be unwise: laws hold for those too.
 */
public final class RandomPlans {

    private final RandomChoice random;
    private final RandomShapes shapes;
    private final List<Accelerator> accelerators =
            new Accelerators().all().stream().map(AcceleratorEntry::accelerator).toList();

    private RandomPlans(Random random) {
        this.random = new RandomChoice(random);
        this.shapes = new RandomShapes(random);
    }

    /** Endless plans; equal seeds give equal plans. */
    public static Stream<ResolvedPlan> seeded(long seed) {
        return Stream.generate(new RandomPlans(new Random(seed))::next);
    }

    private ResolvedPlan next() {
        ModelShape shape = shapes.next();
        Accelerator accelerator = random.any(accelerators);
        int sequenceLength = random.powerOfTwo(5, 15);
        int microBatches = random.powerOfTwo(0, 6);
        Parallelism layout = layout(shape, sequenceLength, microBatches);
        int globalBatchSize = layout.data() * layout.microBatchSize() * microBatches;
        return new ResolvedPlan(
                shape,
                training(sequenceLength, globalBatchSize, precision(accelerator)),
                cluster(accelerator, (int) layout.acceleratorCount()),
                Plans.given(layout),
                random.any(Recomputation.values()),
                new Offload(random.oneIn(8), random.oneIn(8), random.oneIn(8)));
    }

    private Parallelism layout(ModelShape shape, int sequenceLength, int microBatches) {
        int tensor = random.powerOfTwo(0, Math.min(4, powersIn(shape.attention().heads())));
        int pipeline = random.oneIn(2) ? 1 : random.between(1, Math.min(16, shape.totalLayers()));
        int context = random.oneIn(2) ? 1 : random.powerOfTwo(0, Math.min(4, powersIn(sequenceLength)));
        int data = random.oneIn(2) ? random.powerOfTwo(0, 8) : random.between(1, 100);
        return new Parallelism(
                tensor,
                pipeline,
                interleaving(shape, pipeline, microBatches),
                context,
                expert(shape, tensor * context * data),
                data,
                random.between(0, 3),
                tensor > 1 && random.oneIn(2),
                random.powerOfTwo(0, 4));
    }

    /** Model chunks need as many micro-batches as stages, and a layer each. */
    private int interleaving(ModelShape shape, int pipeline, int microBatches) {
        return pipeline == 1 || microBatches < pipeline
                ? 1
                : random.between(1, Math.min(6, shape.totalLayers() / pipeline));
    }

    private int expert(ModelShape shape, int ranks) {
        Experts experts = shape.experts();
        return experts == null
                ? 1
                : random.any(IntStream.rangeClosed(1, Math.min(experts.count(), ranks))
                        .filter(expert -> ranks % expert == 0 && experts.count() % expert == 0)
                        .toArray());
    }

    private Training training(int sequenceLength, int globalBatchSize, Precision precision) {
        double tokens = random.powerOfTen(8, 13.5);
        Method method = random.any(Method.values());
        return new Training(
                method,
                tokens,
                random.oneIn(2) ? tokens : tokens / random.between(1.0, 8.0),
                sequenceLength,
                globalBatchSize,
                precision,
                random.any(Optimizer.values()),
                random.any(AttentionKernel.values()),
                random.any(Framework.values()),
                new Adapters(random.powerOfTwo(0, 8), loraTargets(), random.powerOfTwo(0, 8)),
                method == Method.DISTILLATION ? shapes.next() : null);
    }

    private Set<LoraTarget> loraTargets() {
        Set<LoraTarget> targets = EnumSet.of(random.any(LoraTarget.values()));
        for (LoraTarget target : LoraTarget.values()) {
            if (random.oneIn(2)) {
                targets.add(target);
            }
        }
        return targets;
    }

    private Precision precision(Accelerator accelerator) {
        return random.any(
                accelerator.peakFlopsPerSecond().keySet().stream().sorted().toList());
    }

    /** Links from the slowest Ethernet to beyond the fastest published ones, the network now and then faster than the node. */
    private Cluster cluster(Accelerator accelerator, int acceleratorCount) {
        int node = Math.min(acceleratorCount, random.powerOfTwo(0, 4));
        return new Cluster(
                accelerator, acceleratorCount, node, false, random.powerOfTen(9.5, 12.5), random.powerOfTen(8.5, 11.5));
    }

    /** How many times two divides a number. */
    private static int powersIn(int number) {
        return Integer.numberOfTrailingZeros(number);
    }
}
