package dev.trilemma.engine.cost;

/**
 * What a run uses up.
 *
 * @param checkpointBytes one full checkpoint
 * @param datasetTokens different tokens of the data set
 * @param servingAcceleratorHours of serving the model afterwards; 0 where that is left out
 */
public record Usage(
        int acceleratorCount,
        double wallClockSeconds,
        double checkpointBytes,
        double datasetTokens,
        double servingAcceleratorHours) {

    /** A run whose model nobody serves. */
    public Usage(int acceleratorCount, double wallClockSeconds, double checkpointBytes, double datasetTokens) {
        this(acceleratorCount, wallClockSeconds, checkpointBytes, datasetTokens, 0);
    }
}
