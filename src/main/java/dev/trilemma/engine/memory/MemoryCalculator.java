package dev.trilemma.engine.memory;

import dev.trilemma.engine.plan.Parallelism;
import dev.trilemma.engine.plan.ResolvedPlan;
import dev.trilemma.engine.plan.Strategy;
import dev.trilemma.engine.shape.Experts;
import dev.trilemma.engine.shape.ModelShape;
import dev.trilemma.engine.work.WorkCalculator;

/**
 * What the fullest accelerator holds at the peak of a step.
 *
 * <p>Of a pipeline either the first stage is fullest, which keeps activations of the most micro-batches, or the last, which has the
 * logits: both are computed. ZeRO shards optimizer state (stage 1), gradients (2) and weights (3) over the replicas (Rajbhandari et
 * al. 2020, section 5).
 */
public final class MemoryCalculator {

    /** Logits in the activations' precision, in fp32 for the loss, and their gradient. */
    private static final double LOGIT_BYTES = 10;

    /** Workspaces of libraries and collectives. */
    private static final double WORKSPACE_BYTES = 512 * 1024 * 1024.0;

    /** Layers whose gathered weights are there at once under ZeRO-3: the one in use and the next. */
    private static final double GATHERED_LAYERS = 2;

    public MemoryFootprint perAccelerator(ResolvedPlan plan, Strategy strategy) {
        MemoryFootprint first = stage(plan, strategy, false);
        if (strategy.parallelism().pipeline() == 1) {
            return first;
        }
        MemoryFootprint last = stage(plan, strategy, true);
        return first.totalBytes() >= last.totalBytes() ? first : last;
    }

    /** What a restart needs on disk: every trained weight with its master copy and moments. */
    public double checkpointBytes(ResolvedPlan plan) {
        StateBytes bytes = StateBytes.of(plan);
        return plan.trainableParameters() * (bytes.weight() + bytes.optimizer());
    }

    private MemoryFootprint stage(ResolvedPlan plan, Strategy strategy, boolean last) {
        Parallelism parallelism = strategy.parallelism();
        boolean only = parallelism.pipeline() == 1;
        StateBytes bytes = StateBytes.of(plan);
        StageParameters parameters = StageParameters.of(plan, parallelism, last || only, !last || only);
        double activations =
                activationBytes(plan, strategy, last && !only) + (last || only ? logitBytes(plan, strategy) : 0);
        return new MemoryFootprint(
                plan.offload().weights() ? 0 : weightBytes(plan, parallelism, parameters, bytes),
                parameters.trainedShards(parallelism, 2) * bytes.gradient(),
                plan.offload().optimizer() ? 0 : parameters.trainedShards(parallelism, 1) * bytes.optimizer(),
                plan.offload().activations() ? layerActivationBytes(plan, strategy) : activations,
                WORKSPACE_BYTES + gatheredBytes(plan, parallelism, bytes),
                plan.cluster().accelerator().memoryBytes());
    }

    private double weightBytes(
            ResolvedPlan plan, Parallelism parallelism, StageParameters parameters, StateBytes bytes) {
        double base = parameters.shards(parallelism, 3) * bytes.frozenWeight();
        return plan.training().method().frozenBase()
                ? base + parameters.trainedShards(parallelism, 3) * bytes.weight()
                : base;
    }

    private double activationBytes(ResolvedPlan plan, Strategy strategy, boolean last) {
        Parallelism parallelism = strategy.parallelism();
        var calculator = ActivationCalculator.of(plan, strategy);
        double layers = (double) plan.shape().totalLayers() / parallelism.pipeline();
        double kept = tokens(plan, parallelism)
                * calculator.keptBytes()
                * Math.max(1, layers)
                * microBatchesInFlight(plan, parallelism, last);
        return kept + layerActivationBytes(plan, strategy);
    }

    private double layerActivationBytes(ResolvedPlan plan, Strategy strategy) {
        return tokens(plan, strategy.parallelism())
                * ActivationCalculator.of(plan, strategy).workingBytes();
    }

    /** 1F1B keeps as many micro-batches as there are stages behind; interleaving some more (Narayanan et al. 2021, section 2.2). */
    private double microBatchesInFlight(ResolvedPlan plan, Parallelism parallelism, boolean last) {
        int stages = parallelism.pipeline();
        if (last || stages == 1) {
            return 1;
        }
        double inFlight = Math.min(parallelism.microBatches(plan.training().globalBatchSize()), stages);
        int chunks = parallelism.virtualPipeline();
        return chunks == 1 ? inFlight : inFlight * (1 + (stages - 1.0) / ((double) stages * chunks));
    }

    private double logitBytes(ResolvedPlan plan, Strategy strategy) {
        Parallelism parallelism = strategy.parallelism();
        ModelShape shape = plan.shape();
        double predicted = WorkCalculator.predictedShare(shape, plan.training().method()) * tokens(plan, parallelism);
        return predicted * shape.embeddings().vocabularySize() / parallelism.tensor() * LOGIT_BYTES;
    }

    private double gatheredBytes(ResolvedPlan plan, Parallelism parallelism, StateBytes bytes) {
        if (parallelism.zeroStage() < 3 || parallelism.data() * parallelism.context() == 1) {
            return 0;
        }
        ModelShape shape = plan.shape();
        Experts experts = shape.experts();
        double block = experts == null
                ? shape.feedForwardWeights()
                : (double) (experts.count() / (double) parallelism.expert() + experts.sharedCount())
                        * shape.expertWeights();
        return GATHERED_LAYERS * (shape.attentionWeights() + block) / parallelism.tensor() * bytes.frozenWeight();
    }

    private static double tokens(ResolvedPlan plan, Parallelism parallelism) {
        double sequences = Math.min(
                parallelism.microBatchSize(),
                Math.max(1, (double) plan.training().globalBatchSize() / parallelism.data()));
        return sequences * plan.training().sequenceLength() / parallelism.context();
    }
}
