package dev.trilemma.engine.time;

import dev.trilemma.engine.plan.AttentionKernel;
import dev.trilemma.engine.plan.Framework;
import dev.trilemma.engine.plan.ResolvedPlan;

/** What a training stack does between kernels: how much it fuses, and whether a compiler launches for it. */
enum Stack {
    /** Standard attention, few fused kernels. */
    LEGACY,
    /** Flash attention under an eager framework. */
    EAGER,
    /** Flash attention and fused kernels. */
    FUSED,
    /** The whole step compiled; no launches from the host. */
    COMPILED;

    static Stack of(ResolvedPlan plan) {
        if (plan.training().framework() == Framework.MAXTEXT
                || plan.cluster().accelerator().generation().tpu()) {
            return COMPILED;
        }
        if (plan.training().attentionKernel() == AttentionKernel.STANDARD) {
            return LEGACY;
        }
        return switch (plan.training().framework()) {
            case FSDP, OTHER -> EAGER;
            case MEGATRON, DEEPSPEED, DDP, MAXTEXT -> FUSED;
        };
    }

    double elementPasses(StepConstants constants) {
        return switch (this) {
            case LEGACY -> constants.standardElementPasses();
            case EAGER -> constants.eagerElementPasses();
            case FUSED -> constants.fusedElementPasses();
            case COMPILED -> constants.compiledElementPasses();
        };
    }

    double launchSeconds(StepConstants constants) {
        return switch (this) {
            case LEGACY -> constants.standardLaunchSeconds();
            case EAGER, FUSED -> constants.flashLaunchSeconds();
            case COMPILED -> 0;
        };
    }
}
