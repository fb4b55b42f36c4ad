package dev.trilemma.engine.memory;

import dev.trilemma.engine.hardware.Precision;
import dev.trilemma.engine.plan.AttentionKernel;
import dev.trilemma.engine.plan.Framework;
import dev.trilemma.engine.plan.LoraTarget;
import dev.trilemma.engine.plan.Method;
import dev.trilemma.engine.plan.Parallelism;
import dev.trilemma.engine.plan.Recomputation;
import dev.trilemma.engine.plan.Training;
import dev.trilemma.engine.shape.Attention;
import dev.trilemma.engine.shape.Experts;
import dev.trilemma.engine.shape.ModelShape;

/**
 * Bytes that one token leaves behind in one layer for the backward pass, on one rank.
 *
 * <p>With standard attention {@code 10 + 24 + 5as/h} times the hidden size, in bytes of two-byte precision (Korthikanti et al. 2022,
 * section 4.1), of which tensor parallelism splits the 24 and the scores, and sequence parallelism the 10. With flash attention the
 * scores are never stored (Dao et al. 2022). What is left is the inputs of norms, products and activation functions. The input of a
 * frozen product is not needed, since nothing computes its weight gradient (Hu et al. 2021, section 4.2).
 */
public final class LayerActivations {

    private static final double SCORE_ELEMENTS = 2.5;
    private static final double SOFTMAX_STATISTICS_BYTES = 4;
    private static final double DROPOUT_MASK_BYTES = 1;
    private static final int BRANCHES = 2;

    private LayerActivations() {}

    /** Everything, as while the layer itself is in its backward pass. */
    static double everything(ModelShape shape, Training training, Parallelism parallelism) {
        return bytes(shape, training, parallelism, false);
    }

    /** What is kept until then, under a recomputation. */
    public static double kept(
            ModelShape shape, Training training, Parallelism parallelism, Recomputation recomputation) {
        return switch (recomputation) {
            case NONE -> everything(shape, training, parallelism);
            case SELECTIVE -> selective(shape, training, parallelism);
            case FULL -> input(shape, training, parallelism);
        };
    }

    /** What attention keeps of its scores: the matrix, or the statistics of each row alone. */
    static double scores(ModelShape shape, Training training, Parallelism parallelism) {
        double heads = (double) shape.attention().heads() / parallelism.tensor();
        return flash(training)
                ? SOFTMAX_STATISTICS_BYTES * heads
                : SCORE_ELEMENTS * elementBytes(training) * heads * training.sequenceLength();
    }

    /** The residual stream, of which a layer can be computed again. */
    static double input(ModelShape shape, Training training, Parallelism parallelism) {
        return elementBytes(training) * shape.hiddenSize() / sequenceSplit(parallelism);
    }

    /**
     * Standard attention is computed again from queries, keys and values (Korthikanti et al. 2022, section 5). Flash attention already
     * does so: fused stacks then recompute norms and activation functions, others all but the output of attention, and MaxText's
     * policies leave the input of a layer alone.
     */
    private static double selective(ModelShape shape, Training training, Parallelism parallelism) {
        double input = input(shape, training, parallelism);
        return switch (training.framework()) {
            case MEGATRON, DEEPSPEED -> bytes(shape, training, parallelism, true);
            case MAXTEXT -> flash(training) ? input : bytes(shape, training, parallelism, true);
            case FSDP, DDP, OTHER ->
                flash(training)
                        ? input + elementBytes(training) * shape.attention().queryWidth() / parallelism.tensor()
                        : bytes(shape, training, parallelism, true);
        };
    }

    private static double bytes(ModelShape shape, Training training, Parallelism parallelism, boolean selective) {
        double split = attention(shape, training, selective && flash(training))
                + feedForward(shape, training, selective && flash(training));
        return residual(shape, training, selective && flash(training)) / sequenceSplit(parallelism)
                + split / parallelism.tensor()
                + (selective && !flash(training) ? 0 : scores(shape, training, parallelism));
    }

    /** Inputs of two norms and, where they are not computed again, of the products behind them; standard stacks keep dropout masks. */
    private static double residual(ModelShape shape, Training training, boolean selective) {
        double norms = BRANCHES * elementBytes(training);
        double products = selective ? 0 : normedInputs(training) * operandBytes(training);
        double masks = flash(training) ? 0 : BRANCHES * DROPOUT_MASK_BYTES;
        return (norms + products + masks) * shape.hiddenSize();
    }

    /**
     * Queries, keys, values and the output of attention, which low precision keeps once more as an operand. Of latent attention the
     * compressed vectors are enough to project up from again (DeepSeek-V3, 2024, section 3.2.3).
     */
    private static double attention(ModelShape shape, Training training, boolean selective) {
        Attention attention = shape.attention();
        double operand = keepsNarrowOperands(training) ? operandBytes(training) * attention.queryWidth() : 0;
        double inputs = selective ? attention.compressedWidth() : attention.inputWidth();
        return elementBytes(training) * (inputs + attention.outputWidth()) + operand;
    }

    /**
     * Plain: input and output of the activation function. Gated: gate, up, activated gate and product, of which a fused kernel
     * computes the activated gate again.
     */
    private static double feedForward(ModelShape shape, Training training, boolean selective) {
        boolean gated = shape.feedForward().gated();
        double inputs = gated ? 2 : 1;
        double activated = gated && !selective && !fused(training) ? 1 : 0;
        double product = selective || !adaptsFeedForward(training) ? 0 : operandBytes(training);
        return width(shape) * ((inputs + activated) * elementBytes(training) + product);
    }

    /** The width of the feed-forward block that a token passes through: dense, or that of its experts. */
    private static double width(ModelShape shape) {
        Experts experts = shape.experts();
        return experts == null
                ? shape.feedForward().size()
                : (double) experts.feedForwardSize() * (experts.activePerToken() + experts.sharedCount());
    }

    /** Norms whose output a weight gradient needs; bottleneck adapters read the output of both branches instead. */
    private static int normedInputs(Training training) {
        return (adaptsAttention(training) ? 1 : 0) + (adaptsFeedForward(training) || bottlenecks(training) ? 1 : 0);
    }

    private static boolean adaptsAttention(Training training) {
        return !lowRank(training)
                || training.adapters().targets(LoraTarget.QUERY)
                || training.adapters().targets(LoraTarget.KEY)
                || training.adapters().targets(LoraTarget.VALUE);
    }

    private static boolean adaptsFeedForward(Training training) {
        return lowRank(training) ? training.adapters().targets(LoraTarget.FEED_FORWARD) : !bottlenecks(training);
    }

    private static boolean lowRank(Training training) {
        return training.method() == Method.LORA || training.method() == Method.QLORA;
    }

    private static boolean bottlenecks(Training training) {
        return training.method() == Method.ADAPTER;
    }

    private static boolean fused(Training training) {
        return training.framework() == Framework.MEGATRON || training.framework() == Framework.MAXTEXT;
    }

    /** Whether inputs of products are kept in the narrow format they are multiplied in, as Transformer Engine does. */
    private static boolean keepsNarrowOperands(Training training) {
        return training.framework() == Framework.MEGATRON
                && training.precision().low();
    }

    private static double operandBytes(Training training) {
        Precision precision = training.precision();
        return keepsNarrowOperands(training) ? precision.operandBytes() : precision.activationBytes();
    }

    private static double elementBytes(Training training) {
        return training.precision().activationBytes();
    }

    private static boolean flash(Training training) {
        return training.attentionKernel() == AttentionKernel.FLASH;
    }

    private static double sequenceSplit(Parallelism parallelism) {
        return parallelism.sequenceParallel() ? parallelism.tensor() : 1;
    }
}
