package dev.trilemma.engine;

import dev.trilemma.engine.hardware.Accelerator;
import dev.trilemma.engine.hardware.Cluster;
import dev.trilemma.engine.hardware.Generation;
import dev.trilemma.engine.hardware.Precision;
import dev.trilemma.engine.plan.Adapters;
import dev.trilemma.engine.plan.AttentionKernel;
import dev.trilemma.engine.plan.Framework;
import dev.trilemma.engine.plan.LoraTarget;
import dev.trilemma.engine.plan.Method;
import dev.trilemma.engine.plan.Offload;
import dev.trilemma.engine.plan.OpenParallelism;
import dev.trilemma.engine.plan.Optimizer;
import dev.trilemma.engine.plan.Parallelism;
import dev.trilemma.engine.plan.Recomputation;
import dev.trilemma.engine.plan.ResolvedPlan;
import dev.trilemma.engine.plan.Strategy;
import dev.trilemma.engine.plan.Training;
import dev.trilemma.engine.shape.ModelShape;
import java.util.Map;
import java.util.Set;

/** Plans that the engine's tests share, by what they vary. */
public final class Plans {

    public static final Accelerator A100 = new Accelerator(
            "nvidia-a100-sxm4-80gb",
            "NVIDIA",
            "A100 SXM4 80GB",
            Generation.AMPERE,
            80 * 1024.0 * 1024 * 1024,
            2039e9,
            Map.of(Precision.BF16, 312e12, Precision.FP16, 312e12, Precision.TF32, 156e12, Precision.FP32, 19.5e12),
            400.0,
            300e9,
            25e9,
            8);

    private Plans() {}

    public static ResolvedPlan plan(ModelShape shape, Training training, int acceleratorCount) {
        return new ResolvedPlan(shape, training, cluster(acceleratorCount), OpenParallelism.ANY, null, Offload.NOTHING);
    }

    public static Cluster cluster(int acceleratorCount) {
        return new Cluster(A100, acceleratorCount, Math.min(8, acceleratorCount), false, 300e9, 25e9);
    }

    public static Training training(Method method, int sequenceLength, int globalBatchSize) {
        return training(method, sequenceLength, globalBatchSize, AttentionKernel.FLASH, Framework.DEEPSPEED);
    }

    public static Training training(
            Method method, int sequenceLength, int globalBatchSize, AttentionKernel kernel, Framework framework) {
        return new Training(
                method,
                1e9,
                1e9,
                sequenceLength,
                globalBatchSize,
                Precision.BF16,
                Optimizer.ADAMW,
                kernel,
                framework,
                new Adapters(16, Set.of(LoraTarget.QUERY, LoraTarget.VALUE), 64),
                null);
    }

    public static Strategy strategy(int tensor, int pipeline, int data, int zeroStage, int microBatchSize) {
        return strategy(tensor, pipeline, data, zeroStage, microBatchSize, Recomputation.NONE);
    }

    public static Strategy strategy(
            int tensor, int pipeline, int data, int zeroStage, int microBatchSize, Recomputation recomputation) {
        return new Strategy(
                new Parallelism(tensor, pipeline, 1, 1, 1, data, zeroStage, tensor > 1, microBatchSize), recomputation);
    }

    /** A layout that leaves nothing open. */
    public static OpenParallelism given(Parallelism parallelism) {
        return new OpenParallelism(
                parallelism.tensor(),
                parallelism.pipeline(),
                parallelism.virtualPipeline(),
                parallelism.context(),
                parallelism.expert(),
                parallelism.data(),
                parallelism.zeroStage(),
                parallelism.sequenceParallel(),
                parallelism.microBatchSize());
    }

    /** The layout of a plan that leaves nothing open. */
    public static Parallelism layout(ResolvedPlan plan) {
        OpenParallelism given = plan.parallelism();
        return new Parallelism(
                given.tensor(),
                given.pipeline(),
                given.virtualPipeline(),
                given.context(),
                given.expert(),
                given.data(),
                given.zeroStage(),
                given.sequenceParallel(),
                given.microBatchSize());
    }

    /** The same plan with its memory and its links so many times as fast. */
    public static ResolvedPlan faster(ResolvedPlan plan, double memory, double intraNode, double interNode) {
        Accelerator usual = plan.cluster().accelerator();
        return withHardware(
                plan,
                withMemory(usual, usual.memoryBytes(), memory * usual.memoryBytesPerSecond()),
                intraNode,
                interNode);
    }

    /** The same plan on accelerators that hold any model, so that nothing is searched for to make it fit. */
    public static ResolvedPlan roomy(ResolvedPlan plan) {
        return withMemory(plan, 1e18);
    }

    /** The same plan on accelerators of so much memory. */
    public static ResolvedPlan withMemory(ResolvedPlan plan, double bytes) {
        Accelerator usual = plan.cluster().accelerator();
        return withHardware(plan, withMemory(usual, bytes, usual.memoryBytesPerSecond()), 1, 1);
    }

    /** The same plan with as many tokens, of the same data, at another sequence length. */
    public static ResolvedPlan with(ResolvedPlan plan, double tokens, int sequenceLength) {
        Training training = plan.training();
        return new ResolvedPlan(
                plan.shape(),
                new Training(
                        training.method(),
                        tokens,
                        training.uniqueTokens(),
                        sequenceLength,
                        training.globalBatchSize(),
                        training.precision(),
                        training.optimizer(),
                        training.attentionKernel(),
                        training.framework(),
                        training.adapters(),
                        training.teacher()),
                plan.cluster(),
                plan.parallelism(),
                plan.recomputation(),
                plan.offload());
    }

    private static ResolvedPlan withHardware(
            ResolvedPlan plan, Accelerator accelerator, double intraNode, double interNode) {
        Cluster cluster = plan.cluster();
        return plan.withCluster(new Cluster(
                accelerator,
                cluster.acceleratorCount(),
                cluster.acceleratorsPerNode(),
                cluster.nodeSizeGiven(),
                intraNode * cluster.intraNodeBytesPerSecond(),
                interNode * cluster.interNodeBytesPerSecond()));
    }

    private static Accelerator withMemory(Accelerator usual, double bytes, double bytesPerSecond) {
        return new Accelerator(
                usual.id(),
                usual.vendor(),
                usual.name(),
                usual.generation(),
                bytes,
                bytesPerSecond,
                usual.peakFlopsPerSecond(),
                usual.powerWatts(),
                usual.intraNodeBytesPerSecond(),
                usual.interNodeBytesPerSecond(),
                usual.domainSize());
    }
}
