package dev.trilemma.engine.time;

import dev.trilemma.engine.plan.ResolvedPlan;

/** What the accelerators, the links and the stack of a plan achieve. */
record Speeds(StepConstants constants, Stack stack, Rates rates, Links links) {

    static Speeds of(ResolvedPlan plan, Calibration calibration) {
        StepConstants constants = calibration.constants();
        Stack stack = Stack.of(plan);
        return new Speeds(constants, stack, Rates.of(plan, calibration, stack), Links.of(plan.cluster(), constants));
    }
}
