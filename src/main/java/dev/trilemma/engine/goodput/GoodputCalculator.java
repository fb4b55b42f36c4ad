package dev.trilemma.engine.goodput;

/**
 * Adds to the training time what checkpoints, failures, restarts and everything else between two steps take.
 *
 * <p>Failures are exponential and strike accelerators independently, so that a cluster fails as many times as often as it has
 * accelerators. Checkpoints are written at the interval of Young (1974), and the expected time is the exact one of Daly
 * (2006, "A higher order estimate of the optimum checkpoint interval") for that interval.
 */
public final class GoodputCalculator {

    public static final String MODEL =
            "exponential failures; checkpoints at the interval of Young, expected time of Daly";
    public static final String SOURCE =
            "Young 1974, a first order approximation to the optimum checkpoint interval; Daly 2006, a higher order estimate";

    private static final double SECONDS_PER_HOUR = 3600;

    /** A run slower than this never ends; the bound keeps its wall clock a number. */
    private static final double LOWEST_GOODPUT = 1e-3;

    /** @param trainingSeconds time of all steps on a cluster that never stops */
    public WallClock wallClock(double trainingSeconds, Exposure exposure, Reliability reliability) {
        double betweenFailures = meanSecondsBetweenFailures(exposure, reliability);
        double checkpoint = checkpointSeconds(exposure, reliability);
        double interval = Math.min(youngInterval(checkpoint, betweenFailures), trainingSeconds);
        double restart = reliability.restartSeconds();
        double slowdown = slowdown(trainingSeconds, interval, checkpoint, restart, betweenFailures);
        double goodput = Math.max(LOWEST_GOODPUT, (1 - reliability.otherLossShare()) / slowdown);
        return new WallClock(
                goodput,
                trainingSeconds / goodput,
                interval,
                checkpoint,
                betweenFailures,
                exposure.acceleratorCount() > reliability.largestCluster(),
                betweenFailures <= 3 * (checkpoint + restart));
    }

    /**
     * The interval that loses least: {@code √(2 δ M)} (Young 1974).
     *
     * @param checkpointSeconds how long a checkpoint stops the run
     */
    static double youngInterval(double checkpointSeconds, double meanSecondsBetweenFailures) {
        return Math.sqrt(2 * checkpointSeconds * meanSecondsBetweenFailures);
    }

    /**
     * Expected time over work: {@code (M / τ) e^(R / M) (e^((τ + δ) / M) − 1)} (Daly 2006, the complete model).
     *
     * <p>The last interval needs no checkpoint on the way, which is what makes short runs cheap.
     */
    private static double slowdown(
            double workSeconds, double interval, double checkpoint, double restart, double betweenFailures) {
        double blocking = checkpoint * (1 - interval / workSeconds);
        return betweenFailures
                / interval
                * Math.exp(restart / betweenFailures)
                * Math.expm1((interval + blocking) / betweenFailures);
    }

    private static double meanSecondsBetweenFailures(Exposure exposure, Reliability reliability) {
        double failuresPerSecond = exposure.acceleratorCount()
                * exposure.failureFactor()
                / reliability.meanSecondsBetweenFailuresPerAccelerator();
        double interruptionsPerSecond = exposure.nodeCount() * exposure.interruptionsPerNodeHour() / SECONDS_PER_HOUR;
        return 1 / (failuresPerSecond + interruptionsPerSecond);
    }

    private static double checkpointSeconds(Exposure exposure, Reliability reliability) {
        double writeBytesPerSecond = exposure.nodeCount() * reliability.checkpointWriteBytesPerSecondPerNode();
        return reliability.checkpointBlockingSeconds() + exposure.checkpointBytes() / writeBytesPerSecond;
    }
}
