package dev.trilemma.engine.time;

import dev.trilemma.engine.plan.AttentionKernel;
import dev.trilemma.engine.plan.Parallelism;
import dev.trilemma.engine.plan.ResolvedPlan;
import dev.trilemma.engine.plan.Training;
import dev.trilemma.engine.shape.ModelKind;

/**
 * What one rank computes at a time.
 *
 * @param sequences sequences of one micro-batch
 * @param fill share of the positions that is computed
 * @param tokens tokens of one micro-batch on one rank
 */
record MicroBatch(double sequences, double fill, double tokens) {

    private static final double FILL_SHARPNESS = 4;

    /** Encoders were measured up to this length; longer sequences are taken to be as full. */
    private static final int LONGEST_MEASURED = 512;

    static MicroBatch of(ResolvedPlan plan, Parallelism parallelism, Speeds speeds) {
        Training training = plan.training();
        double sequences = training.sequencesAtOnce(parallelism);
        double fill = fill(plan, speeds);
        return new MicroBatch(sequences, fill, sequences * training.sequenceLength() / parallelism.context() * fill);
    }

    /**
     * Encoders learn from sentences, and long sequences hold few more tokens than short ones. Variable-length kernels skip the
     * padding; under standard attention some stacks sort sentences by length and skip part of it, others compute it all. A compiled
     * step has one shape, and computes every position.
     */
    private static double fill(ResolvedPlan plan, Speeds speeds) {
        Training training = plan.training();
        if (plan.shape().kind() != ModelKind.ENCODER
                || training.method().fineTuning()
                || speeds.stack() == Stack.COMPILED) {
            return 1;
        }
        StepConstants constants = speeds.constants();
        double ratio = Math.min(training.sequenceLength(), LONGEST_MEASURED) / constants.sentenceTokens();
        double real = Math.pow(1 + Math.pow(ratio, FILL_SHARPNESS), -1 / FILL_SHARPNESS);
        return training.attentionKernel() == AttentionKernel.FLASH
                ? real
                : Math.pow(real, constants.paddedFillExponent());
    }
}
