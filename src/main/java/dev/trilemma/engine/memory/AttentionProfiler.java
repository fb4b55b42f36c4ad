package dev.trilemma.engine.memory;

import dev.trilemma.engine.hardware.Precision;
import dev.trilemma.engine.plan.AttentionKernel;
import dev.trilemma.engine.plan.Parallelism;
import dev.trilemma.engine.plan.Recomputation;
import dev.trilemma.engine.plan.Strategy;
import dev.trilemma.engine.shape.ModelShape;
import dev.trilemma.engine.work.WorkCalculator;

/** Shows how attention grows with the sequence: quadratic work with any kernel, quadratic memory with the standard one alone. */
public final class AttentionProfiler {

    /** Forward, gradient of the inputs, gradient of the weights (or of the keys). */
    private static final double PASSES = 3;

    private static final Strategy ONE_ACCELERATOR =
            new Strategy(new Parallelism(1, 1, 1, 1, 1, 1, 0, false, 1), Recomputation.NONE);

    public AttentionProfile profile(
            ModelShape shape, int sequenceLength, AttentionKernel kernel, Precision precision, int batchSize) {
        var activations = new ActivationCalculator(shape, kernel, precision, sequenceLength, ONE_ACCELERATOR);
        double attention = PASSES * WorkCalculator.attentionFlops(shape, sequenceLength);
        double linear = PASSES * 2 * WorkCalculator.linearWeights(shape);
        double tokens = (double) batchSize * sequenceLength * shape.totalLayers();
        return new AttentionProfile(
                sequenceLength,
                kernel,
                attention,
                linear,
                attention / (attention + linear),
                tokens * activations.scoreBytes(false),
                tokens * activations.keptBytes());
    }

    /**
     * The sequence length at which the scores that standard attention keeps outweigh all other activations: 6.8 head sizes in a
     * layer of {@code 34 + 5as/h} (Korthikanti et al. 2022, equation 1).
     */
    public double memoryCrossoverSequenceLength(ModelShape shape, Precision precision) {
        var activations = new ActivationCalculator(shape, AttentionKernel.STANDARD, precision, 1, ONE_ACCELERATOR);
        double scores = activations.scoreBytes(false);
        return (activations.keptBytes() - scores) / scores;
    }
}
