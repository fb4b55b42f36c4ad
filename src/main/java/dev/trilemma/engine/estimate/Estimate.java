package dev.trilemma.engine.estimate;

import dev.trilemma.engine.cost.CostBasis;
import dev.trilemma.engine.cost.Costs;
import dev.trilemma.engine.energy.Energy;
import dev.trilemma.engine.goodput.WallClock;
import dev.trilemma.engine.plan.ResolvedPlan;
import dev.trilemma.engine.quality.LossEstimate;
import dev.trilemma.engine.strategy.Choice;
import dev.trilemma.engine.strategy.Remedy;
import dev.trilemma.engine.triangle.TriangleScores;
import dev.trilemma.engine.uncertainty.Ranges;
import dev.trilemma.engine.work.TokenWork;
import java.util.List;

/**
 * Everything the engine says of a plan, with the terms it is made of.
 *
 * @param choice the strategy the plan runs under, its memory and its step
 * @param remedies changes that make the plan fit; empty where it does
 * @param bases the same run at other prices
 */
public record Estimate(
        ResolvedPlan plan,
        TokenWork work,
        Choice choice,
        List<Remedy> remedies,
        WallClock wallClock,
        Energy energy,
        Costs costs,
        List<CostBasis> bases,
        LossEstimate loss,
        Ranges ranges,
        TriangleScores triangle) {

    public Estimate {
        remedies = List.copyOf(remedies);
        bases = List.copyOf(bases);
    }

    Estimate with(List<Remedy> found) {
        return new Estimate(plan, work, choice, found, wallClock, energy, costs, bases, loss, ranges, triangle);
    }

    public double stepSeconds() {
        return choice.time().stepSeconds();
    }

    /** Model FLOPs of the whole run. */
    public double modelFlops() {
        return work.flopsPerToken() * plan.training().tokens();
    }

    /** FLOPs of the whole run that the hardware executes. */
    public double hardwareFlops() {
        return work.hardwareFlopsPerToken() * plan.training().tokens();
    }

    /** All steps, without interruption. */
    public double trainingSeconds() {
        return plan.training().stepCount() * stepSeconds();
    }

    /** Over all accelerators paid for, idle ones included. */
    public double tokensPerSecondPerAccelerator() {
        return plan.training().tokensPerStep() / stepSeconds() / plan.cluster().acceleratorCount();
    }

    /** Model FLOPs over the dense peak of the plan's precision; padding that is not computed does not count. */
    public double modelFlopsUtilization() {
        return work.flopsPerToken() * computedTokensPerSecond() / plan.peakFlopsPerSecond();
    }

    /** Executed FLOPs over the dense peak of the plan's precision. */
    public double hardwareFlopsUtilization() {
        return work.hardwareFlopsPerToken() * computedTokensPerSecond() / plan.peakFlopsPerSecond();
    }

    private double computedTokensPerSecond() {
        return choice.time().filledShare() * tokensPerSecondPerAccelerator();
    }

    /** Accelerators that the layout leaves idle, though they are paid for. */
    public long idleAccelerators() {
        return plan.cluster().acceleratorCount()
                - choice.strategy().parallelism().acceleratorCount();
    }
}
