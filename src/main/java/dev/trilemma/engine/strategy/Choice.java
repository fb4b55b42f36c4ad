package dev.trilemma.engine.strategy;

import dev.trilemma.engine.memory.MemoryFootprint;
import dev.trilemma.engine.plan.Strategy;
import dev.trilemma.engine.time.StepTime;

/**
 * The strategy a plan runs under, with what it holds and how long its step takes.
 *
 * @param examinedCount strategies that were compared; 1 where the plan left nothing open
 */
public record Choice(Strategy strategy, MemoryFootprint memory, StepTime time, long examinedCount) {

    /** The same with a step that takes so many times as long. */
    public Choice slowedBy(double factor) {
        return new Choice(strategy, memory, time.times(factor), examinedCount);
    }
}
