package dev.trilemma.engine.time;

import dev.trilemma.engine.plan.AttentionKernel;
import dev.trilemma.engine.plan.Framework;
import dev.trilemma.engine.plan.Method;
import dev.trilemma.engine.plan.Parallelism;
import dev.trilemma.engine.plan.Recomputation;
import dev.trilemma.engine.plan.ResolvedPlan;
import dev.trilemma.engine.plan.Strategy;
import dev.trilemma.engine.plan.Training;
import dev.trilemma.engine.shape.Experts;
import dev.trilemma.engine.shape.ModelShape;
import dev.trilemma.engine.work.WorkCalculator;
import org.jspecify.annotations.Nullable;

/**
 * Times the optimizer steps of one plan, from the bottom up: layers, micro-batches, pipeline, gradient reduction, optimizer.
 *
 * <p>A one-forward-one-backward schedule keeps a stage busy for all micro-batches of a step and idle for {@code (p - 1) / v} more
 * (Narayanan et al. 2021, section 2.2). A stage runs no faster than the host can launch its kernels.
 *
 * <p>A search times a micro-batch once for each split of tensors, sequences and experts, and then many steps around it, which
 * allocate nothing.
 */
public final class StepTimer {

    private static final double LAUNCHES_PER_FORWARD = 2.5;
    private static final double FROZEN_SHARE = 0.01;
    private static final double HIDDEN_BY_BACKWARD = 0.9;

    private final ResolvedPlan plan;
    private final ModelShape shape;
    private final Training training;
    private final StepConstants constants;
    private final Stack stack;
    private final Rates rates;
    private final Links links;

    StepTimer(ResolvedPlan plan, Calibration calibration) {
        this.plan = plan;
        this.shape = plan.shape();
        this.training = plan.training();
        this.constants = calibration.constants();
        this.stack = Stack.of(plan);
        this.rates = Rates.of(plan, calibration, stack);
        this.links = Links.of(plan.cluster(), constants);
    }

    /**
     * One micro-batch on one rank; it depends on how tensors, sequences and experts are split and on what is recomputed, and under
     * PyTorch's own pipeline on its stages, which split it.
     */
    public MicroBatchTime microBatch(Strategy strategy) {
        var calculator = new LayerCalculator(plan, strategy, constants, stack, rates, links);
        LayerTime dense = calculator.dense();
        LayerTime mixture = calculator.mixture();
        LayerTime crossAttention = calculator.crossAttention();
        LayerPass layers = dense.all().plus(mixture.all()).plus(crossAttention.all());
        double backwardSeconds = dense.count() * dense.backward().seconds()
                + mixture.count() * mixture.backward().seconds()
                + crossAttention.count() * crossAttention.backward().seconds();
        return new MicroBatchTime(
                calculator.microBatch().tokens(),
                calculator.microBatch().fill(),
                dense,
                mixture,
                crossAttention,
                layers,
                layers.seconds(),
                backwardSeconds,
                launchSeconds(strategy),
                headSeconds(calculator.microBatch().tokens(), strategy.parallelism()),
                dense.count() * dense.sharedWeights()
                        + mixture.count() * mixture.sharedWeights()
                        + crossAttention.count() * crossAttention.sharedWeights(),
                mixture.count() * mixture.routedWeights());
    }

    /**
     * Seconds of the step around a micro-batch; allocates nothing.
     *
     * @param parallelism whose tensor, context, expert and micro-batch sizes are those that {@code microBatch} was timed with
     */
    public double stepSeconds(MicroBatchTime microBatch, Parallelism parallelism) {
        double count = training.microBatches(parallelism);
        double stage = stageSeconds(microBatch, layerGatherSeconds(microBatch, parallelism), parallelism);
        double head = microBatch.headSeconds();
        double transfer = transferSeconds(microBatch, parallelism);
        double busy = count * (worstStageSeconds(stage, head, parallelism) + transfer + tableGatherSeconds(parallelism))
                + bubbleSeconds(stage, head, transfer, parallelism)
                + teacherSeconds(parallelism)
                + exposedReductionSeconds(microBatch, parallelism)
                + optimizerSeconds(microBatch, parallelism)
                + constants.stepOverheadSeconds();
        return busy * (1 + stragglerShare(parallelism));
    }

    /** The same step by what takes its time: the terms add up to {@link #stepSeconds}. */
    public StepTime step(MicroBatchTime microBatch, Parallelism parallelism) {
        double count = training.microBatches(parallelism);
        double share = count / parallelism.pipeline();
        double gather = layerGatherSeconds(microBatch, parallelism);
        double stage = stageSeconds(microBatch, gather, parallelism);
        double head = microBatch.headSeconds();
        double worst = worstStageSeconds(stage, head, parallelism);
        double transfer = transferSeconds(microBatch, parallelism);
        LayerPass layers = microBatch.layers();
        return new StepTime(
                share * layers.linearSeconds(),
                share * layers.attentionSeconds(),
                share * layers.elementSeconds(),
                share * layers.recomputationSeconds(),
                share * layers.gradientSeconds(),
                share * layers.tensorSeconds(),
                share * layers.contextSeconds(),
                share * layers.expertSeconds(),
                share * gather + count * tableGatherSeconds(parallelism),
                count * stage - share * (microBatch.layerSeconds() + gather),
                count * Math.min(head, worst - stage),
                count * Math.max(0, worst - stage - head),
                count * transfer,
                bubbleSeconds(stage, head, transfer, parallelism),
                teacherSeconds(parallelism),
                exposedReductionSeconds(microBatch, parallelism),
                optimizerSeconds(microBatch, parallelism),
                constants.stepOverheadSeconds(),
                stragglerShare(parallelism),
                microBatch.filledShare());
    }

    /** The layers of an average stage, for one micro-batch, no faster than the host launches their kernels. */
    private static double stageSeconds(MicroBatchTime microBatch, double gatherSeconds, Parallelism parallelism) {
        return SoftMaximum.of(microBatch.layerSeconds() + gatherSeconds, microBatch.launchSeconds())
                / parallelism.pipeline();
    }

    /** Host time to launch the kernels of all layers; a compiled step has none but that of its collectives. */
    private double launchSeconds(Strategy strategy) {
        boolean adapters = training.method() == Method.LORA || training.method() == Method.QLORA;
        double layer = stack.launchSeconds(constants) * (adapters ? constants.adapterLaunchFactor() : 1)
                + (strategy.parallelism().tensor() > 1 ? constants.tensorLaunchSeconds() : 0);
        double passes = LAUNCHES_PER_FORWARD + (strategy.recomputation() == Recomputation.FULL ? 1 : 0);
        return passes
                * (shape.totalLayers() * layer
                        + shape.mixtureLayers()
                                * mixtureLaunchSeconds(strategy.parallelism().expert()));
    }

    private double mixtureLaunchSeconds(int expert) {
        Experts experts = shape.experts();
        return experts == null || stack == Stack.COMPILED
                ? 0
                : constants.mixtureLaunchSeconds() + constants.expertLaunchSeconds() * experts.count() / expert;
    }

    /** The output head and its loss, forward and backward, of one micro-batch on the last stage. */
    private double headSeconds(double tokens, Parallelism parallelism) {
        double predicted = WorkCalculator.predictedShare(shape, training.method()) * tokens;
        double rows = (double) shape.embeddings().vocabularySize() / parallelism.tensor();
        double passes = training.method().frozenBase() ? 2 : 3;
        double product = rates.denseSeconds(predicted, rows, shape.hiddenSize());
        double loss = constants.crossEntropyBytes() * predicted * rows / rates.memoryBytesPerSecond();
        double elements = stack.elementPasses(constants)
                * rates.activationBytes()
                * 8
                * tokens
                * shape.hiddenSize()
                / rates.memoryBytesPerSecond();
        return passes * product + loss + elements;
    }

    /** The stage that every other waits for. Uneven splits are made so that they balance embedding and head. */
    private double worstStageSeconds(double stage, double head, Parallelism parallelism) {
        int chunks = parallelism.pipeline() * parallelism.virtualPipeline();
        int layerCount = shape.totalLayers();
        if (parallelism.pipeline() == 1 || layerCount % chunks == 0) {
            return stage + head;
        }
        double fullest = Math.ceil((double) layerCount / chunks) * chunks / layerCount;
        return Math.max(stage * fullest, averageStageSeconds(stage, head, parallelism));
    }

    private static double averageStageSeconds(double stage, double head, Parallelism parallelism) {
        return stage + head / parallelism.pipeline();
    }

    private static double bubbleSeconds(double stage, double head, double transfer, Parallelism parallelism) {
        return (parallelism.pipeline() - 1.0)
                / parallelism.virtualPipeline()
                * (averageStageSeconds(stage, head, parallelism) + transfer);
    }

    /** Activations handed to the next stage and gradients to the previous one, for one micro-batch. */
    private double transferSeconds(MicroBatchTime microBatch, Parallelism parallelism) {
        if (parallelism.pipeline() == 1) {
            return 0;
        }
        double accelerators = parallelism.acceleratorCount();
        double bytes = rates.activationBytes() * microBatch.tokens() * shape.hiddenSize() / parallelism.tensor();
        return constants.exposedPipeline()
                * 2
                * parallelism.virtualPipeline()
                * (bytes / links.bytesPerSecond(accelerators) + links.latencySeconds(accelerators));
    }

    private static double replicas(Parallelism parallelism) {
        return (double) parallelism.data() * parallelism.context();
    }

    private static double expertReplicas(Parallelism parallelism) {
        return Math.max(
                1,
                replicas(parallelism)
                        * parallelism.tensor()
                        / ((double) parallelism.expert() * parallelism.expertTensor()));
    }

    /** What gathering sharded weights adds to both passes through all layers, for one micro-batch. */
    private double layerGatherSeconds(MicroBatchTime microBatch, Parallelism parallelism) {
        return parallelism.zeroStage() < 3
                ? 0
                : exposedGatherSeconds(microBatch.dense(), parallelism)
                        + exposedGatherSeconds(microBatch.mixture(), parallelism)
                        + exposedGatherSeconds(microBatch.crossAttention(), parallelism);
    }

    /** The forward pass gathers two bytes a weight, the backward pass gathers them again and scatters as many gradients. */
    private double exposedGatherSeconds(LayerTime layer, Parallelism parallelism) {
        double gather = allGatherSeconds(2 * layer.sharedWeights(), replicas(parallelism), parallelism)
                + allGatherSeconds(2 * layer.routedWeights(), expertReplicas(parallelism), parallelism);
        return layer.count()
                * (exposedSeconds(layer.forward().seconds(), gather)
                        + exposedSeconds(layer.backward().seconds(), 2 * gather));
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
    private double tableGatherSeconds(Parallelism parallelism) {
        if (parallelism.zeroStage() < 3 || stack == Stack.COMPILED) {
            return 0;
        }
        double replicas = replicas(parallelism);
        double bytes = 2.0 * shape.headWeights() / parallelism.tensor();
        return 3 * (replicas - 1) / replicas * bytes / links.ringBytesPerSecond(parallelism.tensor(), replicas) / 2;
    }

    private double allGatherSeconds(double bytes, double ranks, Parallelism parallelism) {
        return bytes == 0 ? 0 : links.ringAllGatherSeconds(bytes, ranks, parallelism.tensor(), replicas(parallelism));
    }

    /** Trained weights of a rank outside routed experts. */
    private double sharedWeights(MicroBatchTime microBatch, Parallelism parallelism) {
        double weights = microBatch.sharedWeights() / parallelism.pipeline()
                + (double) shape.headWeights() / parallelism.tensor();
        return training.method().frozenBase() ? FROZEN_SHARE * weights : weights;
    }

    /** Trained weights of a rank's routed experts. */
    private double routedWeights(MicroBatchTime microBatch, Parallelism parallelism) {
        return training.method().frozenBase() ? 0 : microBatch.routedWeights() / parallelism.pipeline();
    }

    /** What is left of the gradient reduction behind the backward pass of the last micro-batch. */
    private double exposedReductionSeconds(MicroBatchTime microBatch, Parallelism parallelism) {
        double all = reductionSeconds(microBatch, parallelism);
        if (!overlapsReduction()) {
            return all;
        }
        double backward = microBatch.backwardSeconds() / parallelism.pipeline();
        double hideable = (1 - constants.exposedData()) * all - HIDDEN_BY_BACKWARD * backward;
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
        return allReduceSeconds(shared, replicas(parallelism), parallelism)
                + allReduceSeconds(routed, expertReplicas(parallelism), parallelism);
    }

    /**
     * For each weight, as bytes of an all-reduce. Two for gradients of two bytes; three where gradients of four bytes are scattered
     * and weights of two gathered, or where older stacks reduce gradients in full and then gather the weights they shard.
     */
    private double reducedBytes(Parallelism parallelism) {
        boolean flash = training.attentionKernel() == AttentionKernel.FLASH;
        boolean three = flash ? training.framework() == Framework.MEGATRON : parallelism.zeroStage() > 0;
        return three ? 3 : 2;
    }

    private double allReduceSeconds(double bytes, double ranks, Parallelism parallelism) {
        return bytes == 0 ? 0 : links.ringAllReduceSeconds(bytes, ranks, parallelism.tensor(), replicas(parallelism));
    }

    /** Reading and writing weights, gradients and moments once. */
    private double optimizerSeconds(MicroBatchTime microBatch, Parallelism parallelism) {
        boolean sharded = parallelism.zeroStage() >= 1;
        double shared = sharedWeights(microBatch, parallelism) / (sharded ? replicas(parallelism) : 1);
        double routed = routedWeights(microBatch, parallelism) / (sharded ? expertReplicas(parallelism) : 1);
        return constants.optimizerBytes() * (shared + routed) / rates.memoryBytesPerSecond();
    }

    /** The teacher's forward pass over the same tokens, at the student's rate for large products. */
    private double teacherSeconds(Parallelism parallelism) {
        @Nullable ModelShape teacher = training.teacher();
        if (teacher == null) {
            return 0;
        }
        double flops = WorkCalculator.teacherFlops(teacher, training.sequenceLength()) * training.tokensPerStep();
        return flops / parallelism.acceleratorCount() / rates.linearFlopsPerSecond();
    }

    private double stragglerShare(Parallelism parallelism) {
        double doublings = Math.log(Math.max(1, parallelism.acceleratorCount() / 8.0)) / Math.log(2);
        return constants.stragglerShare() * doublings;
    }
}
