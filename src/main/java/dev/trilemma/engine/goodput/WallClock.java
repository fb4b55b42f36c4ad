package dev.trilemma.engine.goodput;

/**
 * A run from its first step to its last, with everything that interrupts it.
 *
 * @param goodput training time over wall clock, in (0, 1]
 * @param checkpointIntervalSeconds training between two checkpoints
 * @param checkpointSeconds how long one checkpoint stops the run
 * @param meanSecondsBetweenFailures of the whole cluster, spot interruptions included
 * @param extrapolated whether nobody published the failures of so large a cluster
 * @param collapses whether failures come so fast that checkpoints and restarts cannot keep up
 */
public record WallClock(
        double goodput,
        double wallClockSeconds,
        double checkpointIntervalSeconds,
        double checkpointSeconds,
        double meanSecondsBetweenFailures,
        boolean extrapolated,
        boolean collapses) {}
