package dev.trilemma.engine.cost;

/**
 * What a run uses up.
 *
 * @param checkpointBytes one full checkpoint
 * @param datasetTokens different tokens of the data set
 */
public record Usage(int acceleratorCount, double wallClockSeconds, double checkpointBytes, double datasetTokens) {}
