package dev.trilemma.engine.quality;

/**
 * What training with most weights at zero costs (Frantar et al. 2023, equation 1):
 * {@code L = (a (1 − S)^b + c) N^−d + (e / D)^f + g}, N being the weights that are left.
 */
public record Sparsity(
        double coefficient,
        double exponent,
        double constant,
        double parameterExponent,
        double tokenCoefficient,
        double tokenExponent,
        double irreducibleLoss,
        String source) {

    /** Reducible loss of a model of which a share of the weights is zero, over that of the dense one. */
    public double reducibleLossFactor(double parameters, double tokens, double sparsity) {
        return reducible(parameters * (1 - sparsity), tokens, sparsity) / reducible(parameters, tokens, 0);
    }

    private double reducible(double weights, double tokens, double sparsity) {
        return (coefficient * Math.pow(1 - sparsity, exponent) + constant) * Math.pow(weights, -parameterExponent)
                + Math.pow(tokenCoefficient / tokens, tokenExponent);
    }
}
