package dev.trilemma.engine.time;

import dev.trilemma.engine.plan.AttentionKernel;
import dev.trilemma.engine.plan.Framework;
import dev.trilemma.engine.plan.Optimizer;
import dev.trilemma.engine.plan.Parallelism;
import dev.trilemma.engine.plan.ResolvedPlan;
import dev.trilemma.engine.plan.Training;
import dev.trilemma.engine.shape.ModelShape;

/** Times what moves weights, their gradients and their state: gathers, reductions, the optimizer step and offloading. */
final class WeightTimer {

    private static final double MAIN_GRADIENT_BYTES = 4;
    private static final double BACKWARD_SHARE = 2.0 / 3;
    private static final double HIDDEN_BY_BACKWARD = 0.9;

    private final ResolvedPlan plan;
    private final ModelShape shape;
    private final Training training;
    private final Speeds speeds;
    private final StepConstants constants;
    private final Links links;

    WeightTimer(ResolvedPlan plan, Speeds speeds) {
        this.plan = plan;
        this.shape = plan.shape();
        this.training = plan.training();
        this.speeds = speeds;
        this.constants = speeds.constants();
        this.links = speeds.links();
    }

    /** What gathering sharded weights adds to both passes through all layers, for one micro-batch. */
    double layerGatherSeconds(MicroBatchTime microBatch, Parallelism parallelism) {
        return parallelism.zeroStage() < 3
                ? 0
                : exposedGatherSeconds(microBatch.dense(), parallelism)
                        + exposedGatherSeconds(microBatch.mixture(), parallelism)
                        + exposedGatherSeconds(microBatch.crossAttention(), parallelism);
    }

    /** Both passes gather the weights; the backward pass also scatters as many gradients, unless the weights are frozen. */
    private double exposedGatherSeconds(LayerTime layer, Parallelism parallelism) {
        double gather = allGatherSeconds(
                        training.layerWeightBytes() * layer.sharedWeights(), parallelism.replicas(), parallelism)
                + allGatherSeconds(
                        training.layerWeightBytes() * layer.routedWeights(), parallelism.expertReplicas(), parallelism);
        double backward = training.method().frozenBase() ? gather : 2 * gather;
        return layer.count()
                * (exposedSeconds(layer.forward().seconds(), gather)
                        + exposedSeconds(layer.backward().seconds(), backward));
    }

    /** What a gather adds to a pass that runs beside it: the soft maximum of both, and memory traffic that it takes away. */
    private double exposedSeconds(double passSeconds, double gatherSeconds) {
        return gatherSeconds == 0
                ? 0
                : SoftMaximum.of(passSeconds, gatherSeconds)
                        - passSeconds
                        + constants.exposedGather() * Math.min(passSeconds, gatherSeconds);
    }

    /** Eager stacks also gather the sharded token table, three times for each micro-batch, half of it hidden. */
    double tableGatherSeconds(Parallelism parallelism) {
        if (parallelism.zeroStage() < 3 || speeds.stack() == Stack.COMPILED) {
            return 0;
        }
        double replicas = parallelism.replicas();
        double bytes = training.layerWeightBytes() * shape.headWeights() / parallelism.tensor();
        return 3 * (replicas - 1) / replicas * bytes / links.ringBytesPerSecond(parallelism.tensor(), replicas) / 2;
    }

    private double allGatherSeconds(double bytes, double ranks, Parallelism parallelism) {
        return bytes == 0 ? 0 : links.ringAllGatherSeconds(bytes, ranks, parallelism.tensor(), parallelism.replicas());
    }

    /** Trained weights of a rank outside routed experts: the adapters, or the layers and tables of a stage. */
    private double sharedWeights(MicroBatchTime microBatch, Parallelism parallelism) {
        return training.method().frozenBase()
                ? (double) plan.trainableParameters() / parallelism.tensor() / parallelism.pipeline()
                : microBatch.sharedWeights() / parallelism.pipeline() + tableWeights(parallelism);
    }

    /** Of the token table and the output head; a single stage has both. */
    private double tableWeights(Parallelism parallelism) {
        boolean both = parallelism.pipeline() == 1 && !shape.embeddings().tied();
        return (both ? 2.0 : 1.0) * shape.headWeights() / parallelism.tensor();
    }

    /** Trained weights of a rank's routed experts. */
    private double routedWeights(MicroBatchTime microBatch, Parallelism parallelism) {
        return training.method().frozenBase() ? 0 : microBatch.routedWeights() / parallelism.pipeline();
    }

    /**
     * What is left of the gradient reduction behind the backward pass of the last micro-batch: two thirds of its stage, and of what
     * the stage waits for from its host.
     */
    double exposedReductionSeconds(MicroBatchTime microBatch, double stageSeconds, Parallelism parallelism) {
        double all = reductionSeconds(microBatch, parallelism);
        if (!overlapsReduction()) {
            return all;
        }
        double busy = stageSeconds + fetchSeconds(microBatch, stageSeconds, parallelism);
        double hideable = (1 - constants.exposedData()) * all - HIDDEN_BY_BACKWARD * BACKWARD_SHARE * busy;
        return constants.exposedData() * all + Math.max(0, hideable);
    }

    private boolean overlapsReduction() {
        Framework framework = training.framework();
        boolean flash = training.attentionKernel() == AttentionKernel.FLASH;
        return framework == Framework.DDP || (flash && framework != Framework.OTHER);
    }

    private double reductionSeconds(MicroBatchTime microBatch, Parallelism parallelism) {
        if (parallelism.zeroStage() == 3) {
            return 0;
        }
        double bytes = reducedBytes(parallelism);
        double shared = bytes * sharedWeights(microBatch, parallelism);
        double routed = bytes * routedWeights(microBatch, parallelism);
        return allReduceSeconds(shared, parallelism.replicas(), parallelism)
                + allReduceSeconds(routed, parallelism.expertReplicas(), parallelism);
    }

    /**
     * For each weight, as bytes of an all-reduce. Gradients are as wide as weights; Megatron scatters them in four bytes and gathers
     * weights; older stacks reduce gradients in full and then gather the weights they shard.
     */
    private double reducedBytes(Parallelism parallelism) {
        double weight = speeds.rates().activationBytes();
        if (training.attentionKernel() == AttentionKernel.STANDARD) {
            return parallelism.zeroStage() > 0 ? weight + weight / 2 : weight;
        }
        return training.framework() == Framework.MEGATRON ? (MAIN_GRADIENT_BYTES + weight) / 2 : weight;
    }

    private double allReduceSeconds(double bytes, double ranks, Parallelism parallelism) {
        return bytes == 0 ? 0 : links.ringAllReduceSeconds(bytes, ranks, parallelism.tensor(), parallelism.replicas());
    }

    /** Reading and writing weights, gradients and moments once, and what Muon multiplies. */
    double optimizerSeconds(MicroBatchTime microBatch, Parallelism parallelism) {
        double stepped = steppedWeights(microBatch, parallelism);
        double traffic = plan.offload().optimizer()
                ? 0
                : constants.optimizerShare()
                        * training.optimizer().stepBytes(training.precision())
                        * stepped
                        / speeds.rates().memoryBytesPerSecond();
        return traffic + orthogonalisingSeconds(stepped);
    }

    /** Weights whose state this rank keeps. */
    private double steppedWeights(MicroBatchTime microBatch, Parallelism parallelism) {
        boolean sharded = parallelism.zeroStage() >= 1;
        return sharedWeights(microBatch, parallelism) / (sharded ? parallelism.replicas() : 1)
                + routedWeights(microBatch, parallelism) / (sharded ? parallelism.expertReplicas() : 1);
    }

    /**
     * Five iterations of Newton and Schulz, of about six FLOPs for each weight and row of its matrix (Jordan et al. 2024, Muon: an
     * overhead of 5 m / B for matrices of m rows and batches of B tokens).
     */
    private double orthogonalisingSeconds(double weights) {
        return training.optimizer() == Optimizer.MUON
                ? 5 * 6.0 * shape.hiddenSize() * weights / speeds.rates().denseFlopsPerSecond()
                : 0;
    }

    /**
     * Moving what is kept in host memory. Weights come for both passes and activations leave and return while a stage computes; the
     * optimizer waits for its gradients, steps on the host and sends the weights back (Ren et al. 2021, ZeRO-Offload, section 4).
     */
    double offloadSeconds(MicroBatchTime microBatch, double stageSeconds, Parallelism parallelism) {
        return training.microBatches(parallelism) * fetchSeconds(microBatch, stageSeconds, parallelism)
                + hostStepSeconds(microBatch, parallelism);
    }

    /** What moving weights and activations adds to the stage of one micro-batch. */
    private double fetchSeconds(MicroBatchTime microBatch, double stageSeconds, Parallelism parallelism) {
        double weights =
                plan.offload().weights() ? 2 * training.layerWeightBytes() * heldWeights(microBatch, parallelism) : 0;
        double activations = plan.offload().activations() ? 2 * microBatch.keptBytes() / parallelism.pipeline() : 0;
        return exposedSeconds(stageSeconds, (weights + activations) / constants.hostLinkBytesPerSecond());
    }

    /** Weights that this rank computes with, trained or not, as ZeRO-3 shards them. */
    private double heldWeights(MicroBatchTime microBatch, Parallelism parallelism) {
        boolean sharded = parallelism.zeroStage() == 3;
        return (microBatch.sharedWeights() / (sharded ? parallelism.replicas() : 1)
                        + microBatch.routedWeights() / (sharded ? parallelism.expertReplicas() : 1))
                / parallelism.pipeline();
    }

    private double hostStepSeconds(MicroBatchTime microBatch, Parallelism parallelism) {
        if (!plan.offload().optimizer()) {
            return 0;
        }
        double stepped = steppedWeights(microBatch, parallelism);
        return 2 * speeds.rates().activationBytes() * stepped / constants.hostLinkBytesPerSecond()
                + training.optimizer().stepBytes(training.precision()) * stepped / constants.hostStepBytesPerSecond();
    }
}
