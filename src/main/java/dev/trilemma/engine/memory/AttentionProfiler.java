package dev.trilemma.engine.memory;

import dev.trilemma.engine.hardware.Precision;
import dev.trilemma.engine.plan.Adapters;
import dev.trilemma.engine.plan.AttentionKernel;
import dev.trilemma.engine.plan.Framework;
import dev.trilemma.engine.plan.LoraTarget;
import dev.trilemma.engine.plan.Method;
import dev.trilemma.engine.plan.Optimizer;
import dev.trilemma.engine.plan.Parallelism;
import dev.trilemma.engine.plan.Training;
import dev.trilemma.engine.shape.Attention;
import dev.trilemma.engine.shape.ModelShape;
import dev.trilemma.engine.shape.SlidingWindow;
import dev.trilemma.engine.work.WorkCalculator;
import java.util.OptionalDouble;
import java.util.Set;

/** Shows how attention grows with the sequence: quadratic work with any kernel, quadratic memory with the standard one alone. */
public final class AttentionProfiler {

    /** Forward, gradient of the inputs, gradient of the weights (or of the keys). */
    private static final double PASSES = 3;

    private static final Parallelism ONE_ACCELERATOR = new Parallelism(1, 1, 1, 1, 1, 1, 0, false, 1);

    public AttentionProfile profile(
            ModelShape shape, int sequenceLength, AttentionKernel kernel, Precision precision, int batchSize) {
        Training training = training(kernel, precision, sequenceLength);
        double attention = PASSES * WorkCalculator.attentionFlops(shape, sequenceLength);
        double linear = PASSES * 2 * WorkCalculator.linearWeights(shape);
        double tokens = (double) batchSize * sequenceLength * shape.totalLayers();
        return new AttentionProfile(
                sequenceLength,
                kernel,
                attention,
                linear,
                attention / (attention + linear),
                tokens * LayerActivations.scores(shape, training, ONE_ACCELERATOR),
                tokens * LayerActivations.everything(shape, training, ONE_ACCELERATOR),
                batchSize * keyValueBytes(shape, sequenceLength, precision));
    }

    /**
     * The sequence length at which scores cost as much as the linear layers.
     *
     * <p>That takes some number a of attended tokens. Without a mask a token attends to all n, under a causal mask to n / 2 on
     * average. Under a window w it attends to w, of a causal one to {@code w - w² / 2n}, in all but the share g of the layers.
     *
     * @return empty where every layer is limited by a window that is too short
     */
    public OptionalDouble crossoverSequenceLength(ModelShape shape) {
        double needed = 2 * WorkCalculator.linearWeights(shape) / WorkCalculator.attentionFlops(shape, 1);
        double unlimited = shape.causal() ? 2 * needed : needed;
        SlidingWindow window = shape.attention().window();
        if (window == null || unlimited <= window.size()) {
            return OptionalDouble.of(unlimited);
        }
        double beyond = shape.causal() ? causalBeyond(window, needed) : bidirectionalBeyond(window, needed);
        return Double.isFinite(beyond) ? OptionalDouble.of(beyond) : OptionalDouble.empty();
    }

    /**
     * The sequence length at which the scores that standard attention keeps outweigh all other activations: 6.8 head sizes in a
     * layer of {@code 34 + 5as/h} (Korthikanti et al. 2022, equation 1).
     */
    public double memoryCrossoverSequenceLength(ModelShape shape, Precision precision) {
        Training ofOneToken = training(AttentionKernel.STANDARD, precision, 1);
        double scores = LayerActivations.scores(shape, ofOneToken, ONE_ACCELERATOR);
        return (LayerActivations.everything(shape, ofOneToken, ONE_ACCELERATOR) - scores) / scores;
    }

    /**
     * The longest sequence whose activations alone, over all layers and the whole batch, fit in that much memory. Beyond it the
     * standard kernel gives way to the flash kernel, and the flash kernel to context parallelism, unless layers are recomputed or
     * split.
     */
    public double longestSequenceLength(
            ModelShape shape, AttentionKernel kernel, Precision precision, int batchSize, double memoryBytes) {
        double bytesPerLayer = memoryBytes / ((double) batchSize * shape.totalLayers());
        Training ofOneToken = training(kernel, precision, 1);
        double quadratic =
                kernel == AttentionKernel.STANDARD ? LayerActivations.scores(shape, ofOneToken, ONE_ACCELERATOR) : 0;
        double linear = LayerActivations.everything(shape, ofOneToken, ONE_ACCELERATOR) - quadratic;
        return 2 * bytesPerLayer / (linear + Math.sqrt(linear * linear + 4 * quadratic * bytesPerLayer));
    }

    /** Solves {@code g n / 2 + (1 - g)(w - w² / 2n) = a} for n; for g = 0 its limit. */
    private static double causalBeyond(SlidingWindow window, double needed) {
        double global = window.globalShare();
        double size = window.size();
        double beyond = needed - (1 - global) * size;
        if (global == 0) {
            return beyond < 0 ? size * size / (-2 * beyond) : Double.POSITIVE_INFINITY;
        }
        return (beyond + Math.sqrt(beyond * beyond + global * (1 - global) * size * size)) / global;
    }

    /** Solves {@code g n + (1 - g) w = a} for n. */
    private static double bidirectionalBeyond(SlidingWindow window, double needed) {
        double global = window.globalShare();
        return (needed - (1 - global) * window.size()) / global;
    }

    private static double keyValueBytes(ModelShape shape, int sequenceLength, Precision precision) {
        Attention attention = shape.attention();
        SlidingWindow window = attention.window();
        double kept = window == null || window.size() >= sequenceLength
                ? sequenceLength
                : window.globalShare() * sequenceLength + (1 - window.globalShare()) * window.size();
        return kept * attention.cachedWidth() * shape.totalLayers() * precision.activationBytes();
    }

    /** A run that trains everything and fuses nothing. */
    private static Training training(AttentionKernel kernel, Precision precision, int sequenceLength) {
        return new Training(
                Method.PRETRAINING,
                1,
                1,
                sequenceLength,
                1,
                precision,
                Optimizer.ADAMW,
                kernel,
                Framework.OTHER,
                new Adapters(1, Set.of(LoraTarget.QUERY), 1),
                null);
    }
}
