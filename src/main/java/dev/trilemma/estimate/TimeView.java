package dev.trilemma.estimate;

import dev.trilemma.engine.estimate.Estimate;
import dev.trilemma.engine.time.TimeTerm;
import java.util.List;

/**
 * From one step to the end of the run.
 *
 * @param stepSeconds one optimizer step
 * @param terms what the step is made of; they add up to {@code stepSeconds}
 * @param tokensPerSecondPerAccelerator over all accelerators paid for
 * @param modelFlopsUtilization model FLOPs over the dense peak of the plan's precision
 * @param hardwareFlopsUtilization executed FLOPs over the same peak
 * @param stepCount optimizer steps
 * @param trainingSeconds all steps, without interruption
 * @param goodput training time over wall clock
 * @param wallClockSeconds from the first step to the last, with checkpoints, failures and restarts
 */
public record TimeView(
        double stepSeconds,
        List<TimeTerm> terms,
        double tokensPerSecondPerAccelerator,
        double modelFlopsUtilization,
        double hardwareFlopsUtilization,
        long stepCount,
        double trainingSeconds,
        double goodput,
        double wallClockSeconds) {

    static TimeView of(Estimate estimate) {
        return new TimeView(
                estimate.stepSeconds(),
                estimate.choice().time().terms(),
                estimate.tokensPerSecondPerAccelerator(),
                estimate.modelFlopsUtilization(),
                estimate.hardwareFlopsUtilization(),
                estimate.plan().training().stepCount(),
                estimate.trainingSeconds(),
                estimate.wallClock().goodput(),
                estimate.wallClock().wallClockSeconds());
    }
}
