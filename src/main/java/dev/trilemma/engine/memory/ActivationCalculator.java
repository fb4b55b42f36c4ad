package dev.trilemma.engine.memory;

import dev.trilemma.engine.hardware.Precision;
import dev.trilemma.engine.plan.AttentionKernel;
import dev.trilemma.engine.plan.Parallelism;
import dev.trilemma.engine.plan.Recomputation;
import dev.trilemma.engine.plan.ResolvedPlan;
import dev.trilemma.engine.plan.Strategy;
import dev.trilemma.engine.plan.Training;
import dev.trilemma.engine.shape.Attention;
import dev.trilemma.engine.shape.Experts;
import dev.trilemma.engine.shape.ModelShape;

/**
 * Activations that one token leaves behind for the backward pass.
 *
 * <p>With standard attention {@code 10 + 24 + 5as/h} times the hidden size, in bytes of two-byte precision (Korthikanti et al. 2022,
 * section 4.1), of which tensor parallelism splits the 24 and the scores, and sequence parallelism the 10. With flash attention the
 * scores are never stored; what is left is the inputs of norms and products, counted below for plain and gated blocks.
 */
final class ActivationCalculator {

    private static final double STANDARD_SCORE_BYTES = 5;
    private static final double SOFTMAX_STATISTICS_BYTES = 4;

    private final ModelShape shape;
    private final Attention attention;
    private final Parallelism parallelism;
    private final Recomputation recomputation;
    private final boolean flash;
    private final double bytes;
    private final int sequenceLength;

    ActivationCalculator(
            ModelShape shape, AttentionKernel kernel, Precision precision, int sequenceLength, Strategy strategy) {
        this.shape = shape;
        this.attention = shape.attention();
        this.parallelism = strategy.parallelism();
        this.recomputation = strategy.recomputation();
        this.flash = kernel == AttentionKernel.FLASH;
        this.bytes = precision.activationBytes();
        this.sequenceLength = sequenceLength;
    }

    static ActivationCalculator of(ResolvedPlan plan, Strategy strategy) {
        Training training = plan.training();
        return new ActivationCalculator(
                plan.shape(), training.attentionKernel(), training.precision(), training.sequenceLength(), strategy);
    }

    /** Kept until the backward pass, for one token of one layer. */
    double keptBytes() {
        return recomputation == Recomputation.FULL
                ? inputBytes()
                : layerBytes(recomputation == Recomputation.SELECTIVE);
    }

    /** While one layer is in its backward pass everything of it is there, whatever is recomputed. */
    double workingBytes() {
        return recomputation == Recomputation.NONE ? 0 : layerBytes(false);
    }

    private double inputBytes() {
        return bytes * shape.hiddenSize() / sequenceSplit();
    }

    private double layerBytes(boolean selective) {
        double replicated = replicatedCopies(selective) * shape.hiddenSize() / sequenceSplit();
        double split = (2.0 * attention.queryWidth() + 2.0 * attention.keyValueWidth() + feedForwardElements(selective))
                / parallelism.tensor();
        return bytes * (replicated + split) + scoreBytes(selective);
    }

    /** Inputs of two norms and two residual branches; standard stacks keep two byte-wide dropout masks as well. */
    private double replicatedCopies(boolean selective) {
        if (!flash) {
            return 4 + 2 / bytes;
        }
        return selective ? 2 : 4;
    }

    /** What attention keeps of its scores: the matrix, or the statistics of each row alone. */
    double scoreBytes(boolean selective) {
        double heads = (double) attention.heads() / parallelism.tensor();
        if (flash) {
            return SOFTMAX_STATISTICS_BYTES * heads;
        }
        return selective ? 0 : STANDARD_SCORE_BYTES * bytes / 2 * heads * sequenceLength;
    }

    /** Gated: gate, up, activated gate and product; plain: input and output of the activation function. */
    private double feedForwardElements(boolean selective) {
        double copies = shape.feedForward().gated() ? 4 : 2;
        double kept = selective && flash ? copies / 2 : copies;
        return kept * widthInUse();
    }

    /** The widest feed-forward block of a layer: dense, or the experts that a token passes through. */
    private double widthInUse() {
        Experts experts = shape.experts();
        return experts == null
                ? shape.feedForward().size()
                : (double) experts.feedForwardSize() * (experts.activePerToken() + experts.sharedCount());
    }

    private double sequenceSplit() {
        return parallelism.sequenceParallel() ? parallelism.tensor() : 1;
    }
}
