package dev.trilemma.engine.quality;

/**
 * What weights of fewer bits cost (Kumar et al. 2024, "Scaling laws for precision").
 *
 * @param bitsDecay bits by which the loss of a quantised model falls to 1 / e
 * @param weightBitsScale bits by which training in fewer bits approaches full worth
 * @param largestParameters of the models that it was fitted to
 * @param largestTokens of their data
 * @param trainedStepFactor time of a step of training in fewer bits over that of a plain one
 */
public record Quantisation(
        double coefficient,
        double tokenExponent,
        double parameterExponent,
        double bitsDecay,
        double weightBitsScale,
        double largestParameters,
        double largestTokens,
        double trainedStepFactor,
        String source) {

    /** Nats that a trained model loses: {@code C D^γ_D / N^γ_N e^(−P / γ_P)} (section 3). More data, more to lose. */
    public double addedLoss(double parameters, double tokens, double bits) {
        return coefficient
                * Math.pow(tokens, tokenExponent)
                / Math.pow(parameters, parameterExponent)
                * Math.exp(-bits / bitsDecay);
    }

    /** Parameters in full precision that are worth one trained in fewer bits: {@code 1 − e^(−P / γ_w)} (section 4). */
    public double parameterFactor(double bits) {
        return 1 - Math.exp(-bits / weightBitsScale);
    }

    /** Whether a model is larger, or saw more, than any that the law was fitted to. */
    public boolean extrapolates(double parameters, double tokens) {
        return parameters > largestParameters || tokens > largestTokens;
    }
}
