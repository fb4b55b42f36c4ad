package dev.trilemma.engine.cost;

/**
 * What keeping a run's files costs.
 *
 * @param perGigabyteMonth money for keeping 10⁹ bytes for a month
 * @param checkpointCopies full checkpoints kept at a time
 * @param bytesPerToken stored bytes of one token of the data set
 */
public record StoragePrice(Money perGigabyteMonth, int checkpointCopies, double bytesPerToken, String source) {}
