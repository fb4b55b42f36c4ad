package dev.trilemma.estimate;

import dev.trilemma.catalog.PlanDocument;
import dev.trilemma.catalog.Resolution;
import dev.trilemma.engine.plan.AttentionKernel;
import dev.trilemma.engine.plan.Method;
import dev.trilemma.engine.plan.Parallelism;
import dev.trilemma.engine.plan.Training;
import dev.trilemma.engine.quality.ScalingLaw;
import dev.trilemma.engine.shape.ModelShape;
import dev.trilemma.web.WireNames;

/**
 * A plan that techniques are tried on.
 *
 * @param estimate of the plan as it is
 * @param usualKernel what the hardware would get if the plan did not say
 */
record PlanInQuestion(
        PlanDocument document,
        Resolution resolution,
        EstimateView estimate,
        AttentionKernel usualKernel,
        ScalingLaw law) {

    ModelShape shape() {
        return resolution.plan().shape();
    }

    Training training() {
        return resolution.plan().training();
    }

    Method method() {
        return training().method();
    }

    String methodName() {
        return WireNames.of(method());
    }

    Parallelism parallelism() {
        return estimate.parallelism();
    }

    int acceleratorCount() {
        return resolution.plan().cluster().acceleratorCount();
    }

    String accelerator() {
        return resolution.plan().cluster().accelerator().id();
    }
}
