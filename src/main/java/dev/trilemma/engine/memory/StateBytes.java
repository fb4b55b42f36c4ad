package dev.trilemma.engine.memory;

import dev.trilemma.engine.hardware.Precision;
import dev.trilemma.engine.plan.Framework;
import dev.trilemma.engine.plan.Method;
import dev.trilemma.engine.plan.ResolvedPlan;
import dev.trilemma.engine.plan.Training;

/**
 * Bytes kept for each parameter.
 *
 * <p>Mixed precision with AdamW is 16 bytes: 2 of weights, 2 of gradients, 12 of master weights and moments (Rajbhandari et al.
 * 2020, section 3.1); stacks that accumulate gradients in fp32 keep 4 of them.
 *
 * @param weight a working weight
 * @param frozenWeight a weight that is not trained
 * @param gradient a gradient
 * @param optimizer master copy and moments of a trained weight
 */
record StateBytes(double weight, double frozenWeight, double gradient, double optimizer) {

    /** NF4 with double quantisation: 4.127 bits of weight and scales, a little above half a byte (Dettmers et al. 2023, section 3). */
    private static final double NF4_BYTES = 0.53;

    private static final double MASTER_BYTES = 4;

    static StateBytes of(ResolvedPlan plan) {
        Training training = plan.training();
        double weight = training.precision().activationBytes();
        boolean full = training.precision() == Precision.FP32 || training.precision() == Precision.TF32;
        double master = full ? 0 : MASTER_BYTES;
        return new StateBytes(
                weight,
                training.method() == Method.QLORA ? NF4_BYTES : weight,
                training.framework() == Framework.MEGATRON ? Math.max(4, weight) : weight,
                master + training.optimizer().momentBytes());
    }
}
