package dev.trilemma.engine.time;

import dev.trilemma.engine.plan.AttentionKernel;
import dev.trilemma.engine.plan.Framework;
import dev.trilemma.engine.plan.Method;
import dev.trilemma.engine.plan.Parallelism;
import dev.trilemma.engine.plan.Recomputation;
import dev.trilemma.engine.plan.ResolvedPlan;
import dev.trilemma.engine.plan.Strategy;
import dev.trilemma.engine.shape.Experts;
import dev.trilemma.engine.shape.ModelShape;
import dev.trilemma.engine.work.WorkCalculator;
import java.util.ArrayList;
import java.util.List;

/**
 * Times one optimizer step from the bottom up: layers, micro-batches, pipeline, gradient reduction, optimizer.
 *
 * <p>A one-forward-one-backward schedule keeps a stage busy for all micro-batches of a step and idle for {@code (p - 1) / v} more
 * (Narayanan et al. 2021, section 2.2). A stage runs no faster than the host can launch its kernels.
 */
public final class TimeCalculator {

    private static final double LAUNCHES_PER_FORWARD = 2.5;
    private static final double FROZEN_SHARE = 0.01;
    private static final double HIDDEN_BY_BACKWARD = 0.9;

    /** Below this a term is rounding, not time. */
    private static final double NEGLIGIBLE_SECONDS = 1e-12;

    private final Calibration calibration;

    public TimeCalculator(Calibration calibration) {
        this.calibration = calibration;
    }

    /** One optimizer step of a plan under a strategy. */
    public StepTime step(ResolvedPlan plan, Strategy strategy) {
        return new Step(plan, strategy).time();
    }

    /** The step of one plan under one strategy: each method is one term. */
    private final class Step {

        private final ResolvedPlan plan;
        private final ModelShape shape;
        private final Parallelism parallelism;
        private final Recomputation recomputation;
        private final StepConstants constants = calibration.constants();
        private final Stack stack;
        private final Rates rates;
        private final Links links;
        private final MicroBatch microBatch;
        private final LayerPass layers;
        private final double layersBackwardSeconds;

        Step(ResolvedPlan plan, Strategy strategy) {
            this.plan = plan;
            this.shape = plan.shape();
            this.parallelism = strategy.parallelism();
            this.recomputation = strategy.recomputation();
            this.stack = Stack.of(plan);
            this.rates = Rates.of(plan, calibration, stack);
            this.links = Links.of(plan.cluster(), constants);
            var calculator = new LayerCalculator(plan, strategy, constants, stack, rates, links);
            this.microBatch = calculator.microBatch();
            LayerPasses passes = stagePasses(calculator);
            this.layers = passes.both();
            this.layersBackwardSeconds = passes.backward().seconds();
        }

        StepTime time() {
            double pipeline = parallelism.pipeline();
            double count = microBatch.count();
            double computing = layers.seconds();
            double stage = SoftMaximum.of(computing, launchSeconds());
            double head = headSeconds();
            double average = stage + head / pipeline;
            double worst = worstStageSeconds(stage, head, average);
            double transfer = transferSeconds();

            List<TimeTerm> terms = new ArrayList<>();
            add(terms, "linear", count * layers.linearSeconds());
            add(terms, "attention", count * layers.attentionSeconds());
            add(terms, "elementWise", count * layers.elementSeconds());
            add(terms, "recomputation", count * layers.recomputationSeconds());
            add(terms, "gradientAccumulation", count * layers.gradientSeconds());
            add(terms, "tensorCommunication", count * layers.tensorSeconds());
            add(terms, "contextCommunication", count * layers.contextSeconds());
            add(terms, "expertCommunication", count * layers.expertSeconds());
            add(terms, "weightGathering", count * layers.gatherSeconds() + embeddingGatherSeconds());
            add(terms, "launchOverhead", count * (stage - computing));
            add(terms, "outputHead", count * Math.min(head, worst - stage));
            add(terms, "unevenStages", count * Math.max(0, worst - stage - head));
            add(terms, "pipelineTransfers", count * transfer);
            add(terms, "pipelineBubble", (pipeline - 1) / parallelism.virtualPipeline() * (average + transfer));
            add(terms, "teacher", teacherSeconds());
            add(terms, "gradientReduction", exposedReductionSeconds());
            add(terms, "optimizer", optimizerSeconds());
            add(terms, "stepOverhead", constants.stepOverheadSeconds());
            add(terms, "stragglers", stragglerShare() * new StepTime(terms).stepSeconds());
            return new StepTime(terms);
        }

        private void add(List<TimeTerm> terms, String name, double seconds) {
            if (seconds > NEGLIGIBLE_SECONDS) {
                terms.add(new TimeTerm(name, seconds));
            }
        }

        /** The layers of an average stage, for one micro-batch. */
        private LayerPasses stagePasses(LayerCalculator calculator) {
            Experts experts = shape.experts();
            LayerPasses sum = calculator.denseLayer().times(shape.layers() - shape.mixtureLayers());
            if (experts != null) {
                sum = sum.plus(calculator.mixtureLayer(experts).times(shape.mixtureLayers()));
            }
            if (shape.decoderLayers() > 0) {
                sum = sum.plus(calculator.crossAttentionLayer().times(shape.decoderLayers()));
            }
            return sum.times(1.0 / parallelism.pipeline());
        }

        /** Host time to launch the kernels of a stage for one micro-batch; a compiled step has none but that of its collectives. */
        private double launchSeconds() {
            boolean adapters =
                    plan.training().method() == Method.LORA || plan.training().method() == Method.QLORA;
            double layer = stack.launchSeconds(constants) * (adapters ? constants.adapterLaunchFactor() : 1)
                    + (parallelism.tensor() > 1 ? constants.tensorLaunchSeconds() : 0);
            double passes = LAUNCHES_PER_FORWARD + (recomputation == Recomputation.FULL ? 1 : 0);
            return passes
                    * (shape.totalLayers() * layer + shape.mixtureLayers() * mixtureLaunchSeconds())
                    / parallelism.pipeline();
        }

        private double mixtureLaunchSeconds() {
            Experts experts = shape.experts();
            if (experts == null || stack == Stack.COMPILED) {
                return 0;
            }
            return constants.mixtureLaunchSeconds()
                    + constants.expertLaunchSeconds() * experts.count() / parallelism.expert();
        }

        /** The output head and its loss, forward and backward, of one micro-batch on the last stage. */
        private double headSeconds() {
            double predicted =
                    WorkCalculator.predictedShare(shape, plan.training().method()) * microBatch.tokens();
            double rows = (double) shape.embeddings().vocabularySize() / parallelism.tensor();
            double passes = plan.training().method().frozenBase() ? 2 : 3;
            double product = rates.denseSeconds(predicted, rows, shape.hiddenSize());
            double loss = constants.crossEntropyBytes() * predicted * rows / rates.memoryBytesPerSecond();
            double elements = stack.elementPasses(constants)
                    * rates.activationBytes()
                    * 8
                    * microBatch.tokens()
                    * shape.hiddenSize()
                    / rates.memoryBytesPerSecond();
            return passes * product + loss + elements;
        }

        /** The stage that every other waits for. Uneven splits are made so that they balance embedding and head. */
        private double worstStageSeconds(double stage, double head, double average) {
            int chunks = parallelism.pipeline() * parallelism.virtualPipeline();
            int layerCount = shape.totalLayers();
            if (parallelism.pipeline() == 1 || layerCount % chunks == 0) {
                return stage + head;
            }
            double fullest = Math.ceil((double) layerCount / chunks) * chunks / layerCount;
            return Math.max(stage * fullest, average);
        }

        /** Activations handed to the next stage and gradients to the previous one, for one micro-batch. */
        private double transferSeconds() {
            if (parallelism.pipeline() == 1) {
                return 0;
            }
            Links.Tier tier = links.tier(parallelism.acceleratorCount());
            double bytes = rates.activationBytes() * microBatch.tokens() * shape.hiddenSize() / parallelism.tensor();
            return constants.exposedPipeline()
                    * 2
                    * parallelism.virtualPipeline()
                    * (bytes / tier.bytesPerSecond() + tier.latencySeconds());
        }

        private double replicas() {
            return (double) parallelism.data() * parallelism.context();
        }

        private double expertReplicas() {
            return Math.max(1, replicas() * parallelism.tensor() / parallelism.expert());
        }

        /** Trained weights of this rank outside routed experts. */
        private double denseWeights() {
            double stack = shape.layers() * (double) shape.attentionWeights()
                    + (shape.layers() - shape.mixtureLayers()) * (double) shape.feedForwardWeights()
                    + shape.decoderLayers() * (double) (2 * shape.attentionWeights() + shape.feedForwardWeights());
            Experts experts = shape.experts();
            if (experts != null) {
                stack += shape.mixtureLayers()
                        * ((double) experts.sharedCount() * shape.expertWeights()
                                + (double) shape.hiddenSize() * experts.count());
            }
            double local = stack / parallelism.tensor() / parallelism.pipeline()
                    + (double) shape.headWeights() / parallelism.tensor();
            return local * trainedShare();
        }

        /** Trained weights of this rank's routed experts. */
        private double expertWeights() {
            Experts experts = shape.experts();
            return experts == null || plan.training().method().frozenBase()
                    ? 0
                    : shape.mixtureLayers()
                            * (double) experts.count()
                            * shape.expertWeights()
                            / parallelism.pipeline()
                            / parallelism.expert();
        }

        private double trainedShare() {
            return plan.training().method().frozenBase() ? FROZEN_SHARE : 1;
        }

        /** What is left of the gradient reduction behind the backward pass of the last micro-batch. */
        private double exposedReductionSeconds() {
            double all = reductionSeconds();
            if (!overlapsReduction()) {
                return all;
            }
            double hideable = (1 - constants.exposedData()) * all - HIDDEN_BY_BACKWARD * layersBackwardSeconds;
            return constants.exposedData() * all + Math.max(0, hideable);
        }

        private boolean overlapsReduction() {
            Framework framework = plan.training().framework();
            boolean flash = plan.training().attentionKernel() == AttentionKernel.FLASH;
            return framework == Framework.DDP || (flash && framework != Framework.OTHER);
        }

        private double reductionSeconds() {
            if (parallelism.zeroStage() == 3) {
                return 0;
            }
            boolean fp32Gradients = plan.training().attentionKernel() == AttentionKernel.FLASH
                    && plan.training().framework() == Framework.MEGATRON;
            double bytes = fp32Gradients ? 3 : 2;
            Links.Tier tier = links.dataTier(parallelism.tensor(), replicas());
            return tier.allReduceSeconds(bytes * denseWeights(), replicas())
                    + (expertWeights() == 0 ? 0 : tier.allReduceSeconds(bytes * expertWeights(), expertReplicas()));
        }

        /** Fully sharded stacks also gather the token table, three times for each micro-batch, half of it hidden. */
        private double embeddingGatherSeconds() {
            if (parallelism.zeroStage() < 3 || stack == Stack.COMPILED) {
                return 0;
            }
            double bytes = 2.0 * shape.headWeights() / parallelism.tensor();
            Links.Tier tier = links.dataTier(parallelism.tensor(), replicas());
            double gather = (replicas() - 1) / replicas() * bytes / tier.bytesPerSecond();
            return microBatch.count() * 3 * gather / 2;
        }

        /** Reading and writing weights, gradients and moments once. */
        private double optimizerSeconds() {
            boolean sharded = parallelism.zeroStage() >= 1;
            double dense = denseWeights() / (sharded ? replicas() : 1);
            double routed = expertWeights() / (sharded ? expertReplicas() : 1);
            return constants.optimizerBytes() * (dense + routed) / rates.memoryBytesPerSecond();
        }

        /** The teacher's forward pass over the same tokens, at the student's rate for large products. */
        private double teacherSeconds() {
            ModelShape teacher = plan.training().teacher();
            if (teacher == null) {
                return 0;
            }
            double flops = WorkCalculator.teacherFlops(teacher, plan.training().sequenceLength())
                    * plan.training().tokensPerStep();
            return flops / parallelism.acceleratorCount() / rates.linearFlopsPerSecond();
        }

        private double stragglerShare() {
            double doublings = Math.log(Math.max(1, parallelism.acceleratorCount() / 8.0)) / Math.log(2);
            return constants.stragglerShare() * doublings;
        }
    }
}
