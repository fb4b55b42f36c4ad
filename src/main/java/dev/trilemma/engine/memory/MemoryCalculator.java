package dev.trilemma.engine.memory;

import dev.trilemma.engine.hardware.Precision;
import dev.trilemma.engine.plan.Framework;
import dev.trilemma.engine.plan.Method;
import dev.trilemma.engine.plan.Parallelism;
import dev.trilemma.engine.plan.ResolvedPlan;
import dev.trilemma.engine.plan.Strategy;
import dev.trilemma.engine.plan.Training;
import dev.trilemma.engine.shape.Experts;
import dev.trilemma.engine.shape.ModelShape;
import dev.trilemma.engine.work.WorkCalculator;

/**
 * What the fullest accelerator holds at the peak of a step.
 *
 * <p>Of a pipeline either the first stage is fullest, which keeps activations of the most micro-batches, or the last, which has the
 * logits. The peak is the start of the backward pass, where all activations are kept and either the loss or the last layer is at
 * work; or, in stacks that copy gradients for it, the optimizer step. A question about one candidate is answered in primitives, so
 * that a search allocates nothing; {@link #perAccelerator} puts the same numbers into a record.
 */
public final class MemoryCalculator {

    private final MemoryConstants constants;

    public MemoryCalculator(MemoryConstants constants) {
        this.constants = constants;
    }

    /** The footprint of the fullest stage. */
    public MemoryFootprint perAccelerator(ResolvedPlan plan, Strategy strategy) {
        Stage stage = fullest(plan, strategy);
        Parallelism parallelism = strategy.parallelism();
        double activations = activationBytes(plan, strategy, stage, lastingBytes(plan, parallelism, stage));
        return new MemoryFootprint(
                weightBytes(plan, parallelism, stage),
                gradientBytes(plan, parallelism, stage),
                optimizerBytes(plan, parallelism, stage),
                activations,
                lastingBufferBytes(plan, parallelism, stage)
                        + peakBytes(plan, parallelism, stage, activations)
                        - activations,
                capacityBytes(plan));
    }

    /** The sum of the footprint's components. */
    public double totalBytes(ResolvedPlan plan, Strategy strategy) {
        if (strategy.parallelism().pipeline() == 1) {
            return totalBytes(plan, strategy, Stage.ONLY);
        }
        return Math.max(totalBytes(plan, strategy, Stage.FIRST), totalBytes(plan, strategy, Stage.LAST));
    }

    /** Whether the fullest stage fits in its accelerator. */
    public boolean fits(ResolvedPlan plan, Strategy strategy) {
        return totalBytes(plan, strategy) <= capacityBytes(plan);
    }

    /** What a restart needs on disk: every trained weight with its master copy and moments. */
    public double checkpointBytes(ResolvedPlan plan) {
        Training training = plan.training();
        return plan.trainableParameters() * (StateBytes.weight(training) + StateBytes.optimizer(training));
    }

    private Stage fullest(ResolvedPlan plan, Strategy strategy) {
        if (strategy.parallelism().pipeline() == 1) {
            return Stage.ONLY;
        }
        return totalBytes(plan, strategy, Stage.FIRST) >= totalBytes(plan, strategy, Stage.LAST)
                ? Stage.FIRST
                : Stage.LAST;
    }

    private double totalBytes(ResolvedPlan plan, Strategy strategy, Stage stage) {
        double lasting = lastingBytes(plan, strategy.parallelism(), stage);
        double activations = activationBytes(plan, strategy, stage, lasting);
        return lasting + peakBytes(plan, strategy.parallelism(), stage, activations);
    }

    /** What is there through the whole step. */
    private double lastingBytes(ResolvedPlan plan, Parallelism parallelism, Stage stage) {
        return weightBytes(plan, parallelism, stage)
                + gradientBytes(plan, parallelism, stage)
                + optimizerBytes(plan, parallelism, stage)
                + lastingBufferBytes(plan, parallelism, stage);
    }

    /** What comes and goes: activations as the allocator holds them, or what the optimizer step copies once they are gone. */
    private double peakBytes(ResolvedPlan plan, Parallelism parallelism, Stage stage, double activationBytes) {
        return Math.max(allocated(plan.training()) * activationBytes, stepCopyBytes(plan, parallelism, stage));
    }

    /**
     * What is allocated for each byte of activations. A compiler places them before the run, and Megatron's layers are alike, so that
     * freed blocks fit again; elsewhere the allocator holds more than is asked for.
     */
    private double allocated(Training training) {
        return switch (training.framework()) {
            case MEGATRON, MAXTEXT -> 1;
            case FSDP, DEEPSPEED, DDP, OTHER -> 1 + constants.allocatorSlack();
        };
    }

    private double weightBytes(ResolvedPlan plan, Parallelism parallelism, Stage stage) {
        if (plan.offload().weights()) {
            return 0;
        }
        ModelShape shape = plan.shape();
        Training training = plan.training();
        double layers = layerWeightBytes(training);
        double tables = training.method() == Method.QLORA ? constants.quantizedTableBytes() : layers;
        double dense = StageParameters.dense(shape, parallelism) * layers
                + StageParameters.tables(shape, parallelism, stage) * tables
                + teacherBytes(training, parallelism);
        double adapters = training.method().frozenBase()
                ? StageParameters.trained(plan, parallelism, stage, 3) * StateBytes.weight(training)
                : 0;
        return dense / StageParameters.replicas(parallelism, 3)
                + StageParameters.routed(shape, parallelism) * layers / StageParameters.expertReplicas(parallelism, 3)
                + adapters;
    }

    private double layerWeightBytes(Training training) {
        return training.method() == Method.QLORA ? constants.nf4Bytes() : StateBytes.weight(training);
    }

    /** A teacher only computes: weights, and nothing else that lasts. */
    private static double teacherBytes(Training training, Parallelism parallelism) {
        ModelShape teacher = training.teacher();
        return teacher == null
                ? 0
                : teacher.parameters()
                        * StateBytes.weight(training)
                        / ((double) parallelism.tensor() * parallelism.pipeline());
    }

    private double gradientBytes(ResolvedPlan plan, Parallelism parallelism, Stage stage) {
        double gradients = stepsInBackward(plan.training(), parallelism)
                ? largestTensorGroup(plan.shape())
                : StageParameters.trained(plan, parallelism, stage, 2);
        return gradients * StateBytes.gradient(plan.training());
    }

    private double optimizerBytes(ResolvedPlan plan, Parallelism parallelism, Stage stage) {
        return plan.offload().optimizer() || pagesMoments(plan, parallelism)
                ? 0
                : StageParameters.trained(plan, parallelism, stage, 1) * StateBytes.optimizer(plan.training());
    }

    /** Fine-tuning on one accelerator steps as gradients appear, so that those of one layer are there at a time (Lv et al. 2023). */
    private static boolean stepsInBackward(Training training, Parallelism parallelism) {
        return StateBytes.plainBf16(training)
                && training.framework() == Framework.OTHER
                && parallelism.acceleratorCount() == 1;
    }

    private static double largestTensorGroup(ModelShape shape) {
        return Math.max(
                Math.max(shape.headWeights(), shape.expertWeights()),
                (double) shape.attentionWeights() + shape.feedForwardWeights());
    }

    /** Its moments move to host memory where the state would not fit (paged optimizers: Dettmers et al. 2023, section 3). */
    private static boolean pagesMoments(ResolvedPlan plan, Parallelism parallelism) {
        Training training = plan.training();
        double bytes = StateBytes.weight(training) + StateBytes.gradient(training) + StateBytes.optimizer(training);
        return stepsInBackward(training, parallelism) && plan.shape().parameters() * bytes > capacityBytes(plan);
    }

    /** A loss that is written out is computed in as many chunks as memory asks for. */
    private double activationBytes(ResolvedPlan plan, Strategy strategy, Stage stage, double lastingBytes) {
        double least = activations(plan, strategy, stage, leastLossBytes(plan.training()));
        if (!stage.last() || !elasticLoss(plan.training())) {
            return least;
        }
        double usable = capacityBytes(plan) - constants.contextBytes() - lastingBytes;
        double most = activations(plan, strategy, stage, constants.plainLossBytes());
        return Math.min(most, Math.max(least, usable / allocated(plan.training())));
    }

    /**
     * Kept activations, and the larger of what the loss and the layer at work need: whatever is recomputed, everything of that layer
     * is there during its backward pass.
     */
    private double activations(ResolvedPlan plan, Strategy strategy, Stage stage, double lossBytes) {
        ModelShape shape = plan.shape();
        Training training = plan.training();
        Parallelism parallelism = strategy.parallelism();
        double everything = LayerActivations.everything(shape, training, parallelism);
        double kept =
                Math.min(everything, LayerActivations.kept(shape, training, parallelism, strategy.recomputation()));
        double loss = stage.last() ? lossBytes * logits(shape, training, parallelism) : 0;
        double others = plan.offload().activations()
                ? 0
                : (layersInFlight(plan, parallelism, stage) - 1) * kept + stageOutputs(plan, parallelism, stage);
        return tokens(training, parallelism) * (others + Math.max(everything, kept + loss));
    }

    /** Whether the loss is written out, and can be computed in chunks instead. */
    private static boolean elasticLoss(Training training) {
        return switch (training.framework()) {
            case MEGATRON, DEEPSPEED, MAXTEXT -> false;
            case FSDP, DDP, OTHER -> training.method() != Method.QLORA && !StateBytes.plainBf16(training);
        };
    }

    /** Beside quantised layers the head is in fp32, so that its logits need no copy. */
    private double leastLossBytes(Training training) {
        return switch (training.framework()) {
            case MEGATRON, DEEPSPEED -> constants.fusedLossBytes();
            case MAXTEXT -> constants.chunkedLossBytes();
            case FSDP, DDP, OTHER ->
                training.method() == Method.QLORA ? constants.fusedLossBytes() : constants.chunkedLossBytes();
        };
    }

    /** Logits of one token on this rank. */
    private static double logits(ModelShape shape, Training training, Parallelism parallelism) {
        return WorkCalculator.predictedShare(shape, training.method())
                * shape.embeddings().vocabularySize()
                / parallelism.tensor();
    }

    private static double layersInFlight(ResolvedPlan plan, Parallelism parallelism, Stage stage) {
        return StageParameters.layers(plan.shape(), parallelism) * microBatchesInFlight(plan, parallelism, stage);
    }

    /** 1F1B keeps as many micro-batches as there are stages behind; interleaving some more (Narayanan et al. 2021, section 2.2). */
    private static double microBatchesInFlight(ResolvedPlan plan, Parallelism parallelism, Stage stage) {
        if (stage != Stage.FIRST) {
            return 1;
        }
        if (splitsBatch(plan.training(), parallelism)) {
            return chunks(parallelism);
        }
        int stages = parallelism.pipeline();
        double inFlight = Math.min(parallelism.microBatches(plan.training().globalBatchSize()), stages);
        int chunks = parallelism.virtualPipeline();
        return chunks == 1 ? inFlight : inFlight * (1 + (stages - 1.0) / ((double) stages * chunks));
    }

    /** DeepSpeed's pipeline keeps what a stage has sent until its gradient is back (PipelineEngine's buffers). */
    private static double stageOutputs(ResolvedPlan plan, Parallelism parallelism, Stage stage) {
        return plan.training().framework() == Framework.DEEPSPEED && stage == Stage.FIRST
                ? microBatchesInFlight(plan, parallelism, stage)
                        * LayerActivations.input(plan.shape(), plan.training(), parallelism)
                : 0;
    }

    /** PyTorch's own pipeline takes the batch of a replica at once and splits it over its stages. */
    private static boolean splitsBatch(Training training, Parallelism parallelism) {
        return training.framework() == Framework.FSDP && parallelism.pipeline() > 1;
    }

    private static double chunks(Parallelism parallelism) {
        return Math.min(parallelism.microBatchSize(), parallelism.pipeline());
    }

    private static double tokens(Training training, Parallelism parallelism) {
        double sequences = Math.min(
                parallelism.microBatchSize(), Math.max(1, (double) training.globalBatchSize() / parallelism.data()));
        double atOnce = splitsBatch(training, parallelism) ? sequences / chunks(parallelism) : sequences;
        return atOnce * training.sequenceLength() / parallelism.context();
    }

    private double lastingBufferBytes(ResolvedPlan plan, Parallelism parallelism, Stage stage) {
        return constants.workspaceBytes()
                + gatheredBytes(plan, parallelism)
                + bucketBytes(plan, parallelism, stage)
                + accumulatorBytes(plan, parallelism, stage);
    }

    private double gatheredBytes(ResolvedPlan plan, Parallelism parallelism) {
        if (parallelism.zeroStage() < 3 || parallelism.data() * parallelism.context() == 1) {
            return 0;
        }
        ModelShape shape = plan.shape();
        Experts experts = shape.experts();
        double block = experts == null
                ? shape.feedForwardWeights()
                : (experts.count() / (double) parallelism.expert() + experts.sharedCount()) * shape.expertWeights();
        return constants.gatheredLayers()
                * (shape.attentionWeights() + block)
                / parallelism.tensor()
                * layerWeightBytes(plan.training());
    }

    private double bucketBytes(ResolvedPlan plan, Parallelism parallelism, Stage stage) {
        return plan.training().framework() == Framework.DEEPSPEED
                ? constants.bucketBytes()
                        * Math.min(
                                constants.bucketParameters(),
                                StageParameters.trained(plan, parallelism, stage, Integer.MAX_VALUE))
                : 0;
    }

    private double accumulatorBytes(ResolvedPlan plan, Parallelism parallelism, Stage stage) {
        Precision precision = plan.training().precision();
        boolean accumulates =
                plan.training().framework() == Framework.DEEPSPEED && (precision == Precision.BF16 || precision.low());
        return accumulates ? constants.accumulatorBytes() * StageParameters.trained(plan, parallelism, stage, 2) : 0;
    }

    private double stepCopyBytes(ResolvedPlan plan, Parallelism parallelism, Stage stage) {
        return plan.training().framework() == Framework.DEEPSPEED
                        && !plan.offload().optimizer()
                ? constants.stepCopyBytes() * StageParameters.trained(plan, parallelism, stage, 1)
                : 0;
    }

    private static double capacityBytes(ResolvedPlan plan) {
        return plan.cluster().accelerator().memoryBytes();
    }
}
