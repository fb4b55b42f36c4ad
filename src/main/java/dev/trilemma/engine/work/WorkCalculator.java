package dev.trilemma.engine.work;

import dev.trilemma.engine.plan.AttentionKernel;
import dev.trilemma.engine.plan.Method;
import dev.trilemma.engine.plan.Recomputation;
import dev.trilemma.engine.plan.ResolvedPlan;
import dev.trilemma.engine.plan.Training;
import dev.trilemma.engine.shape.Attention;
import dev.trilemma.engine.shape.Experts;
import dev.trilemma.engine.shape.ModelShape;
import java.util.ArrayList;
import java.util.List;

/**
 * Counts the arithmetic of training on one token, by operation.
 *
 * <p>A multiply-add is two FLOPs. A product costs as much again for the gradient of its inputs and for that of its weights (Kaplan
 * et al. 2020, section 2.1), so that training is three times the forward pass, two times where the weights are frozen. Causal
 * attention sees (n + 1) / 2 tokens on average; by the convention of model FLOPs that is what counts, whatever the kernel does.
 */
public final class WorkCalculator {

    /** Share of an encoder's tokens that are masked and predicted (Devlin et al. 2018, section 3.1). */
    private static final double MASKED_SHARE = 0.15;

    /** Targets of span corruption are 114 tokens long for inputs of 512 (Raffel et al. 2020, section 3.1.4). */
    public static final double TARGET_SHARE = 114.0 / 512;

    /** Flash attention computes its scores once more in the backward pass: 5 products for 4 (Dao 2023, section 3). */
    private static final double FLASH_RECOMPUTED = 0.5;

    /** The work of one token of a plan. */
    public TokenWork perToken(ResolvedPlan plan, Recomputation recomputation) {
        return new Count(plan, recomputation).work();
    }

    /**
     * Share of the tokens that the output head predicts. A student learns the teacher's distribution at every token, masked or not
     * (Sanh et al. 2019, section 2).
     */
    public static double predictedShare(ModelShape shape, Method method) {
        return switch (shape.kind()) {
            case DECODER -> 1;
            case ENCODER -> method == Method.DISTILLATION ? 1 : MASKED_SHARE;
            case ENCODER_DECODER -> TARGET_SHARE;
        };
    }

    /** Forward FLOPs of one token through a teacher, output head included. */
    public static double teacherFlops(ModelShape teacher, int sequenceLength) {
        return 2 * linearWeights(teacher)
                + attentionFlops(teacher, sequenceLength)
                + headFlops(teacher, Method.DISTILLATION);
    }

    /** Forward FLOPs of scores and weighted values of one token over all layers. */
    public static double attentionFlops(ModelShape shape, int sequenceLength) {
        double attended = shape.attention().attendedTokens(sequenceLength, shape.causal());
        double crossed = shape.decoderLayers() * TARGET_SHARE * 2;
        return 4 * attended * shape.attention().queryWidth() * (shape.layers() + crossed);
    }

    /** Weights that one token is multiplied with in the layers. */
    public static double linearWeights(ModelShape shape) {
        double attention = shape.attentionWeights();
        double plain = shape.feedForwardWeights();
        double decoder = shape.decoderLayers() * TARGET_SHARE * (2 * attention + plain);
        return shape.layers() * attention
                + (shape.layers() - shape.mixtureLayers()) * plain
                + shape.mixtureLayers() * mixtureWeights(shape)
                + decoder;
    }

    private static double headFlops(ModelShape shape, Method method) {
        return 2 * predictedShare(shape, method) * shape.headWeights();
    }

    private static double mixtureWeights(ModelShape shape) {
        Experts experts = shape.experts();
        return experts == null
                ? 0
                : (double) (experts.activePerToken() + experts.sharedCount()) * shape.expertWeights()
                        + (double) shape.hiddenSize() * experts.count();
    }

    /** The count for one plan. */
    private static final class Count {

        private final ModelShape shape;
        private final Training training;
        private final Recomputation recomputation;
        private final double activationBytes;
        private final double adapterWeights;
        private final List<Operation> operations = new ArrayList<>();

        Count(ResolvedPlan plan, Recomputation recomputation) {
            this.shape = plan.shape();
            this.training = plan.training();
            this.recomputation = recomputation;
            this.activationBytes = training.precision().activationBytes();
            this.adapterWeights = plan.adapterParametersPerToken();
        }

        TokenWork work() {
            Attention attention = shape.attention();
            double hidden = shape.hiddenSize();
            double attentionLayers = shape.layers() + shape.decoderLayers() * TARGET_SHARE * 2;
            double plainLayers = shape.layers() - shape.mixtureLayers() + shape.decoderLayers() * TARGET_SHARE;
            double output = hidden * attention.outputWidth();
            boolean flash = training.attentionKernel() == AttentionKernel.FLASH;

            addLinear(
                    "queryKeyValueProjection",
                    attentionLayers,
                    shape.attentionWeights() - output,
                    hidden + attention.projectedWidth(),
                    flash ? attention.upWeights() : 0);
            addScores(attention, attentionLayers);
            addLinear("outputProjection", attentionLayers, output, hidden + attention.outputWidth());
            addLinear(
                    "feedForward",
                    plainLayers,
                    shape.feedForwardWeights(),
                    2 * hidden
                            + shape.feedForward().matrices()
                                    * (double) shape.feedForward().size());
            addMixture(hidden);
            addHead(hidden);
            addTeacher();
            addAdapters();
            return new TokenWork(operations);
        }

        private void addMixture(double hidden) {
            Experts experts = shape.experts();
            if (experts == null) {
                return;
            }
            double width = shape.feedForward().matrices() * (double) experts.feedForwardSize();
            addLinear("router", shape.mixtureLayers(), hidden * experts.count(), hidden + experts.count());
            addLinear(
                    "experts",
                    shape.mixtureLayers(),
                    (double) experts.activePerToken() * shape.expertWeights(),
                    experts.activePerToken() * (2 * hidden + width));
            addLinear(
                    "sharedExperts",
                    shape.mixtureLayers(),
                    (double) experts.sharedCount() * shape.expertWeights(),
                    experts.sharedCount() * (2 * hidden + width));
        }

        private void addLinear(String name, double layers, double weights, double width) {
            addLinear(name, layers, weights, width, 0);
        }

        private double recomputedFlops(double all, double selected) {
            return switch (recomputation) {
                case NONE -> 0;
                case SELECTIVE -> selected;
                case FULL -> all;
            };
        }

        /** @param projectedAgain weights whose product selective recomputation repeats */
        private void addLinear(String name, double layers, double weights, double width, double projectedAgain) {
            if (layers == 0 || weights == 0) {
                return;
            }
            double flops = 2 * layers * weights;
            operations.add(new Operation(
                    name,
                    flops,
                    flops,
                    training.method().frozenBase() ? 0 : flops,
                    recomputedFlops(flops, 2 * layers * projectedAgain),
                    0,
                    layers * width * activationBytes,
                    layers * weights * training.precision().operandBytes()));
        }

        private void addScores(Attention attention, double layers) {
            int sequence = training.sequenceLength();
            double width = attention.queryWidth();
            double attended = attention.attendedTokens(sequence, shape.causal());
            double flops = 4 * attended * width * layers;
            boolean flash = training.attentionKernel() == AttentionKernel.FLASH;
            double again = (flash ? FLASH_RECOMPUTED : 0) + (recomputation == Recomputation.NONE ? 0 : 1);
            double hidden = flash ? 0 : 3 * 4 * (sequence - attended) * width * layers;
            double scoreBytes = flash ? 0 : 2.0 * sequence * attention.heads() * activationBytes;
            double valueBytes = (2 * width + 2 * attention.keyValueWidth()) * activationBytes;
            operations.add(new Operation(
                    TokenWork.ATTENTION,
                    flops,
                    2 * flops,
                    0,
                    again * flops,
                    hidden,
                    layers * (scoreBytes + valueBytes),
                    0));
        }

        private void addHead(double hidden) {
            double flops = headFlops(shape, training.method());
            double bytes = predictedShare(shape, training.method())
                    * (hidden + shape.embeddings().vocabularySize())
                    * activationBytes;
            double weightBytes = shape.headWeights() * activationBytes;
            operations.add(new Operation(
                    "outputHead", flops, flops, training.method().frozenBase() ? 0 : flops, 0, 0, bytes, weightBytes));
        }

        private void addTeacher() {
            ModelShape teacher = training.teacher();
            if (teacher != null) {
                double flops = teacherFlops(teacher, training.sequenceLength());
                operations.add(new Operation("teacher", flops, 0, 0, 0, 0, 0, 0));
            }
        }

        /** Adapters are trained in full: three products for each of their weights. */
        private void addAdapters() {
            if (adapterWeights > 0) {
                double flops = 2 * adapterWeights;
                operations.add(
                        new Operation("adapters", flops, flops, flops, 0, 0, 0, adapterWeights * activationBytes));
            }
        }
    }
}
