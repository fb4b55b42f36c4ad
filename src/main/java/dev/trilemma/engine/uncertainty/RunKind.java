package dev.trilemma.engine.uncertainty;

import dev.trilemma.engine.plan.AttentionKernel;
import dev.trilemma.engine.plan.ResolvedPlan;
import dev.trilemma.engine.shape.ModelKind;

/** Runs whose step times can be predicted about equally well. */
public enum RunKind {
    /** A dense decoder with flash attention. */
    FLASH_DECODER,
    /** A dense decoder with standard attention. */
    STANDARD_DECODER,
    /** A mixture of experts. */
    MIXTURE,
    /** An encoder or an encoder-decoder, whose sequence lengths are nominal. */
    ENCODER;

    public static RunKind of(ResolvedPlan plan) {
        if (plan.shape().kind() != ModelKind.DECODER) {
            return ENCODER;
        }
        if (plan.shape().experts() != null) {
            return MIXTURE;
        }
        return plan.training().attentionKernel() == AttentionKernel.FLASH ? FLASH_DECODER : STANDARD_DECODER;
    }
}
