package dev.trilemma.engine.time;

import dev.trilemma.engine.memory.LayerActivations;
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
 * <p>A micro-batch depends on how tensors, sequences and experts are split and on nothing else of a layout: it can be timed once, and
 * then many steps around it, which allocate nothing.
 */
public final class StepTimer {

    private static final double LAUNCHES_PER_FORWARD = 2.5;

    private final ResolvedPlan plan;
    private final ModelShape shape;
    private final Training training;
    private final Speeds speeds;
    private final StepConstants constants;
    private final Rates rates;
    private final WeightTimer weights;

    StepTimer(ResolvedPlan plan, Calibration calibration) {
        this.plan = plan;
        this.shape = plan.shape();
        this.training = plan.training();
        this.speeds = Speeds.of(plan, calibration);
        this.constants = speeds.constants();
        this.rates = speeds.rates();
        this.weights = new WeightTimer(plan, speeds);
    }

    /**
     * One micro-batch on one rank; it depends on how tensors, sequences and experts are split and on what is recomputed, and under
     * PyTorch's own pipeline on its stages, which split it.
     */
    public MicroBatchTime microBatch(Strategy strategy) {
        var calculator = new LayerCalculator(plan, strategy, speeds);
        LayerTime dense = calculator.dense();
        LayerTime mixture = calculator.mixture();
        LayerTime crossAttention = calculator.crossAttention();
        LayerPass layers = dense.all().plus(mixture.all()).plus(crossAttention.all());
        return new MicroBatchTime(
                calculator.microBatch().tokens(),
                calculator.microBatch().fill(),
                dense,
                mixture,
                crossAttention,
                layers,
                layers.seconds(),
                launchSeconds(strategy),
                headSeconds(calculator.microBatch().tokens(), strategy.parallelism()),
                calculator.microBatch().tokens() * keptBytesPerToken(strategy),
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
        double stage = stageSeconds(microBatch, weights.layerGatherSeconds(microBatch, parallelism), parallelism);
        double head = microBatch.headSeconds();
        double transfer = transferSeconds(microBatch, parallelism);
        double busy = count
                        * (worstStageSeconds(stage, head, parallelism)
                                + transfer
                                + weights.tableGatherSeconds(parallelism))
                + bubbleSeconds(stage, head, transfer, parallelism)
                + teacherSeconds(parallelism)
                + weights.exposedReductionSeconds(microBatch, stage, parallelism)
                + weights.optimizerSeconds(microBatch, parallelism)
                + weights.offloadSeconds(microBatch, stage, parallelism)
                + constants.stepOverheadSeconds();
        return busy * (1 + stragglerShare(parallelism));
    }

    /** The same step by what takes its time: the terms add up to {@link #stepSeconds}. */
    public StepTime step(MicroBatchTime microBatch, Parallelism parallelism) {
        double count = training.microBatches(parallelism);
        double share = count / parallelism.pipeline();
        double gather = weights.layerGatherSeconds(microBatch, parallelism);
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
                share * gather + count * weights.tableGatherSeconds(parallelism),
                count * stage - share * (microBatch.layerSeconds() + gather),
                count * Math.min(head, worst - stage),
                count * Math.max(0, worst - stage - head),
                count * transfer,
                bubbleSeconds(stage, head, transfer, parallelism),
                teacherSeconds(parallelism),
                weights.exposedReductionSeconds(microBatch, stage, parallelism),
                weights.optimizerSeconds(microBatch, parallelism),
                weights.offloadSeconds(microBatch, stage, parallelism),
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
        double layer = speeds.stack().launchSeconds(constants) * (adapters ? constants.adapterLaunchFactor() : 1)
                + (strategy.parallelism().tensor() > 1 ? constants.tensorLaunchSeconds() : 0);
        double passes = LAUNCHES_PER_FORWARD + (strategy.recomputation() == Recomputation.FULL ? 1 : 0);
        return passes
                * (shape.totalLayers() * layer
                        + shape.mixtureLayers()
                                * mixtureLaunchSeconds(strategy.parallelism().expert()));
    }

    private double mixtureLaunchSeconds(int expert) {
        Experts experts = shape.experts();
        return experts == null || speeds.stack() == Stack.COMPILED
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
        double elements = speeds.stack().elementPasses(constants)
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
                * (bytes / speeds.links().bytesPerSecond(accelerators)
                        + speeds.links().latencySeconds(accelerators));
    }

    private double keptBytesPerToken(Strategy strategy) {
        return shape.totalLayers()
                * LayerActivations.kept(shape, training, strategy.parallelism(), strategy.recomputation());
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
