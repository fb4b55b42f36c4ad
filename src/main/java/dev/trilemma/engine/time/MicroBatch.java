package dev.trilemma.engine.time;

import dev.trilemma.engine.plan.AttentionKernel;
import dev.trilemma.engine.plan.Parallelism;
import dev.trilemma.engine.plan.ResolvedPlan;
import dev.trilemma.engine.shape.ModelKind;

/**
 * What one rank computes at a time.
 *
 * @param count micro-batches of a replica in a step
 * @param sequences sequences of one micro-batch, which may be a fraction
 * @param fill share of the positions that hold tokens; variable-length kernels skip the rest
 * @param tokens tokens of one micro-batch on one rank
 */
record MicroBatch(int count, double sequences, double fill, double tokens) {

    /** Encoders are fed sentences, about half of the nominal length, and flash kernels skip the padding. */
    private static final double ENCODER_FILL = 0.5;

    static MicroBatch of(ResolvedPlan plan, Parallelism parallelism) {
        int batch = plan.training().globalBatchSize();
        int count = parallelism.microBatches(batch);
        double sequences = (double) batch / parallelism.data() / count;
        boolean skipsPadding =
                plan.shape().kind() == ModelKind.ENCODER && plan.training().attentionKernel() == AttentionKernel.FLASH;
        double fill = skipsPadding ? ENCODER_FILL : 1;
        double tokens = sequences * plan.training().sequenceLength() / parallelism.context() * fill;
        return new MicroBatch(count, sequences, fill, tokens);
    }
}
