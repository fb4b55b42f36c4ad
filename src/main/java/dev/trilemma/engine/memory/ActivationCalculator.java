package dev.trilemma.engine.memory;

import dev.trilemma.engine.plan.Framework;
import dev.trilemma.engine.plan.Method;
import dev.trilemma.engine.plan.Parallelism;
import dev.trilemma.engine.plan.ResolvedPlan;
import dev.trilemma.engine.plan.Strategy;
import dev.trilemma.engine.plan.Training;
import dev.trilemma.engine.shape.ModelShape;
import dev.trilemma.engine.work.WorkCalculator;

/** Activations of a stage at the start of the backward pass, the loss included. */
final class ActivationCalculator {

    /** Of the room that the least leaves. */
    private static final double ROOM_TAKEN = 0.9;

    private final MemoryConstants constants;

    ActivationCalculator(MemoryConstants constants) {
        this.constants = constants;
    }

    /**
     * A loss that is written out is computed in as many chunks as memory asks for, a tenth of the room left free.
     *
     * @param room what everything else leaves of the accelerator
     */
    double bytes(ResolvedPlan plan, Strategy strategy, Stage stage, double room) {
        double least = bytesWithLoss(plan, strategy, stage, leastLossBytes(plan.training()));
        if (!stage.last() || !elasticLoss(plan.training())) {
            return least;
        }
        double most = bytesWithLoss(plan, strategy, stage, constants.plainLossBytes());
        return least + Math.min(most - least, ROOM_TAKEN * Math.max(0, room - least));
    }

    /**
     * Kept activations, and the larger of what the loss and the layer at work need: whatever is recomputed, everything of that layer
     * is there during its backward pass.
     */
    private double bytesWithLoss(ResolvedPlan plan, Strategy strategy, Stage stage, double lossBytes) {
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
        int stages = parallelism.pipeline();
        double inFlight = Math.min(plan.training().microBatches(parallelism), stages);
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

    private static double tokens(Training training, Parallelism parallelism) {
        return training.sequencesAtOnce(parallelism) * training.sequenceLength() / parallelism.context();
    }
}
