package dev.trilemma.engine.time;

import dev.trilemma.engine.plan.ResolvedPlan;
import dev.trilemma.engine.plan.Strategy;

/** Times optimizer steps with calibrated constants. */
public final class TimeCalculator {

    private final Calibration calibration;

    public TimeCalculator(Calibration calibration) {
        this.calibration = calibration;
    }

    /** One optimizer step of a plan under a strategy. */
    public StepTime step(ResolvedPlan plan, Strategy strategy) {
        StepTimer timer = timer(plan);
        return timer.step(timer.microBatch(strategy), strategy.parallelism());
    }

    /** What times one plan under many strategies. */
    public StepTimer timer(ResolvedPlan plan) {
        return new StepTimer(plan, calibration);
    }
}
