package dev.trilemma.engine.quality;

import java.util.Locale;

/**
 * How large a batch may grow before it wastes tokens. A batch of {@code B} needs {@code 1 + B / B_crit} times the tokens of a
 * small one (McCandlish et al. 2018; Kaplan et al. 2020, section 5.1). Two published laws give {@code B_crit} and disagree by
 * up to eleven times: both are shown, and the later one counts.
 *
 * @param dataCoefficient tokens of the critical batch at a million tokens of data (Zhang et al. 2024)
 * @param dataExponent by which it grows with data
 * @param maximumTokens data of the largest run that this law was fitted to
 * @param lossCoefficient tokens of the critical batch at a loss of one nat (Kaplan et al. 2020, section 5.1)
 * @param lossExponent by which it grows as loss falls
 */
public record CriticalBatch(
        double dataCoefficient,
        double dataExponent,
        double maximumTokens,
        double lossCoefficient,
        double lossExponent,
        String source) {

    private static final double MILLION = 1e6;

    /** The law that counts and where it was fitted, in words. */
    public String description() {
        return String.format(
                Locale.ROOT,
                "%.0f (D / 1e6)^%.2f tokens, fitted up to %.1e tokens of data",
                dataCoefficient,
                dataExponent,
                maximumTokens);
    }

    /** Whether a run has more data than any that the law was fitted to. */
    boolean extrapolates(double tokens) {
        return tokens > maximumTokens;
    }

    /** Tokens of the critical batch by the amount of data. */
    public double byData(double tokens) {
        return dataCoefficient * Math.pow(tokens / MILLION, dataExponent);
    }

    /** Tokens of the critical batch by the loss reached. */
    public double byLoss(double loss) {
        return lossCoefficient * Math.pow(loss, -lossExponent);
    }

    /** What a batch costs by both laws. */
    public BatchPenalty penalty(double tokensPerStep, double tokens, double loss) {
        double byData = byData(tokens);
        double byLoss = byLoss(loss);
        return new BatchPenalty(byData, tokensPerStep / byData, byLoss, tokensPerStep / byLoss);
    }
}
