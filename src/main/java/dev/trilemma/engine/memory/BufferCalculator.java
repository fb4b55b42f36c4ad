package dev.trilemma.engine.memory;

import dev.trilemma.engine.hardware.Precision;
import dev.trilemma.engine.plan.Framework;
import dev.trilemma.engine.plan.Parallelism;
import dev.trilemma.engine.plan.ResolvedPlan;
import dev.trilemma.engine.shape.Experts;
import dev.trilemma.engine.shape.ModelShape;

/** What a stack keeps beside state and activations: workspaces, gathered weights, buckets, accumulators, copies. */
final class BufferCalculator {

    /** No ZeRO stage. */
    private static final int NEVER = 4;

    private final MemoryConstants constants;

    BufferCalculator(MemoryConstants constants) {
        this.constants = constants;
    }

    /** Through the whole step. */
    double lastingBytes(ResolvedPlan plan, Parallelism parallelism, Stage stage) {
        return constants.workspaceBytes()
                + gatheredBytes(plan, parallelism)
                + bucketBytes(plan, parallelism, stage)
                + accumulatorBytes(plan, parallelism, stage);
    }

    /** Layers at work that are kept elsewhere: what ZeRO-3 shards over the replicas, and what waits in host memory. */
    private double gatheredBytes(ResolvedPlan plan, Parallelism parallelism) {
        boolean offloaded = plan.offload().weights();
        double fetchedShare = offloaded ? 1 : 1 - 1 / StageParameters.replicas(parallelism, 3);
        double fetchedExpertShare = offloaded ? 1 : 1 - 1 / StageParameters.expertReplicas(parallelism, 3);
        double weights = fetchedShare * sharedAtWork(plan.shape(), parallelism)
                + fetchedExpertShare * routedAtWork(plan.shape(), parallelism);
        return weights * plan.training().layerWeightBytes();
    }

    private double sharedAtWork(ModelShape shape, Parallelism parallelism) {
        Experts experts = shape.experts();
        double block =
                experts == null ? shape.feedForwardWeights() : (double) experts.sharedCount() * shape.expertWeights();
        return Math.min(
                StageParameters.dense(shape, parallelism),
                constants.gatheredLayers() * (shape.attentionWeights() + block) / parallelism.tensor());
    }

    private double routedAtWork(ModelShape shape, Parallelism parallelism) {
        Experts experts = shape.experts();
        return experts == null
                ? 0
                : Math.min(
                        StageParameters.routed(shape, parallelism),
                        constants.gatheredLayers()
                                * experts.count()
                                * shape.expertWeights()
                                / ((double) parallelism.expert() * parallelism.expertTensor()));
    }

    private double bucketBytes(ResolvedPlan plan, Parallelism parallelism, Stage stage) {
        return plan.training().framework() == Framework.DEEPSPEED
                ? constants.bucketBytes()
                        * Math.min(
                                constants.bucketParameters(), StageParameters.trained(plan, parallelism, stage, NEVER))
                : 0;
    }

    private double accumulatorBytes(ResolvedPlan plan, Parallelism parallelism, Stage stage) {
        Precision precision = plan.training().precision();
        boolean accumulates =
                plan.training().framework() == Framework.DEEPSPEED && (precision == Precision.BF16 || precision.low());
        return accumulates ? constants.accumulatorBytes() * StageParameters.trained(plan, parallelism, stage, 2) : 0;
    }

    /** In the optimizer step alone, when activations are gone. */
    double stepCopyBytes(ResolvedPlan plan, Parallelism parallelism, Stage stage) {
        return plan.training().framework() == Framework.DEEPSPEED
                        && !plan.offload().optimizer()
                ? constants.stepCopyBytes() * StageParameters.trained(plan, parallelism, stage, 1)
                : 0;
    }
}
