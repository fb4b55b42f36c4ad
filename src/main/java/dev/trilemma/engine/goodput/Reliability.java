package dev.trilemma.engine.goodput;

import dev.trilemma.engine.hardware.Precision;

/**
 * How often a cluster stops and what stopping costs it.
 *
 * @param largestCluster accelerators of the largest cluster whose failures are published
 * @param meanSecondsBetweenFailuresPerAccelerator mean time between failures of the whole run, times its accelerators
 * @param checkpointBlockingSeconds part of a checkpoint that stops the run whatever its size
 * @param checkpointWriteBytesPerSecondPerNode storage bandwidth of a node
 * @param restartSeconds from a failure to the first step after it: detection, replacement and reload
 * @param otherLossShare share of the wall clock that goes to evaluation, waiting for data, steps taken back and operators
 * @param spotInterruptionsPerNodeHour how often a spot node is taken away where the plan does not say
 * @param halfPrecisionFactor how much oftener a large fp16 run stops: its loss scale overflows
 * @param halfPrecisionParameters parameters from which {@code halfPrecisionFactor} applies
 */
public record Reliability(
        double largestCluster,
        double meanSecondsBetweenFailuresPerAccelerator,
        double checkpointBlockingSeconds,
        double checkpointWriteBytesPerSecondPerNode,
        double restartSeconds,
        double otherLossShare,
        double spotInterruptionsPerNodeHour,
        double halfPrecisionFactor,
        double halfPrecisionParameters) {

    public Reliability {
        requirePositive(meanSecondsBetweenFailuresPerAccelerator, "meanSecondsBetweenFailuresPerAccelerator");
        requirePositive(checkpointWriteBytesPerSecondPerNode, "checkpointWriteBytesPerSecondPerNode");
        requirePositive(checkpointBlockingSeconds, "checkpointBlockingSeconds");
        requirePositive(halfPrecisionFactor, "halfPrecisionFactor");
        if (!(otherLossShare >= 0) || !(otherLossShare < 1)) {
            throw new IllegalArgumentException("otherLossShare must be in [0, 1)");
        }
    }

    /** Failures of a run over those of the same run in bf16, whose range needs no loss scaling. */
    public double failureFactor(Precision precision, double parameters) {
        return precision == Precision.FP16 && parameters > halfPrecisionParameters ? halfPrecisionFactor : 1;
    }

    private static void requirePositive(double value, String name) {
        if (!(value > 0)) {
            throw new IllegalArgumentException(name + " must be greater than 0");
        }
    }
}
