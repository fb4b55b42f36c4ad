package dev.trilemma.engine.quality;

/**
 * Tokens that a large batch wastes, over those that would be enough with a small one, by both published laws.
 *
 * @param criticalBatchTokens by the amount of data (Zhang et al. 2024), the law that counts
 * @param overhead by that law; not a share, and above 1 beyond the critical batch
 * @param kaplanCriticalBatchTokens by the loss (Kaplan et al. 2020)
 * @param kaplanOverhead by that law
 */
public record BatchPenalty(
        double criticalBatchTokens, double overhead, double kaplanCriticalBatchTokens, double kaplanOverhead) {

    /** Tokens of small batches that would teach as much. */
    public double effectiveTokens(double tokens) {
        return tokens / (1 + overhead);
    }
}
