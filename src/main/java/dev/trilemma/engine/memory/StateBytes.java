package dev.trilemma.engine.memory;

import dev.trilemma.engine.hardware.Precision;
import dev.trilemma.engine.plan.Framework;
import dev.trilemma.engine.plan.Method;
import dev.trilemma.engine.plan.Optimizer;
import dev.trilemma.engine.plan.Training;

/**
 * Bytes kept for each trained parameter.
 *
 * <p>Mixed precision with AdamW is 16 bytes: 2 of weights, 2 of gradients, 12 of master weights and moments (Rajbhandari et al.
 * 2020, section 3.1). Megatron accumulates gradients in fp32, in low precision in bf16. Stacks made for fine-tuning train in plain
 * bf16, 8 bytes: no master weights, and moments in bf16 (torchtune and litgpt, {@code bf16-true}).
 */
final class StateBytes {

    private static final double MASTER_BYTES = 4;

    private StateBytes() {}

    /** A working weight. */
    static double weight(Training training) {
        return training.precision().activationBytes();
    }

    /** A gradient as the backward pass leaves it. */
    static double gradient(Training training) {
        boolean inFp32 = training.framework() == Framework.MEGATRON
                && !training.precision().low();
        return inFp32 ? Math.max(MASTER_BYTES, weight(training)) : weight(training);
    }

    /** Master copy and moments. */
    static double optimizer(Training training) {
        if (plainBf16(training)) {
            return training.optimizer() == Optimizer.ADAMW8BIT
                    ? training.optimizer().momentBytes()
                    : training.optimizer().momentBytes() / 2.0;
        }
        return training.optimizer().momentBytes() + (full(training.precision()) ? 0 : MASTER_BYTES);
    }

    /** Full fine-tuning where the stack keeps weights, gradients and moments in bf16. */
    static boolean plainBf16(Training training) {
        return training.method() == Method.FULL_FINE_TUNING
                && training.precision() == Precision.BF16
                && (training.framework() == Framework.OTHER || training.framework() == Framework.FSDP);
    }

    private static boolean full(Precision precision) {
        return precision == Precision.FP32 || precision == Precision.TF32;
    }
}
