package dev.trilemma.engine.quality;

/**
 * How a law spends a budget of compute best, in closed form: {@code N* = G (C / 6)^a}, {@code D* = (C / 6)^(1 − a) / G} with
 * {@code G = (α A / β B)^(1 / (α + β))} and {@code a = β / (α + β)} (Hoffmann et al. 2022, equation 4), from which
 * {@code L* = E + K (C / 6)^−γ} with {@code γ = α β / (α + β)}.
 */
public final class ComputeOptimum {

    private static final double FLOPS_PER_PARAMETER_AND_TOKEN = 6;
    private static final double PRECISION = 1e-12;

    private final ScalingLaw law;
    private final double balance;
    private final double parameterShare;
    private final double lossExponent;
    private final double lossCoefficient;

    public ComputeOptimum(ScalingLaw law) {
        double alpha = law.parameterExponent();
        double beta = law.tokenExponent();
        this.law = law;
        this.balance =
                Math.pow(alpha * law.parameterCoefficient() / (beta * law.tokenCoefficient()), 1 / (alpha + beta));
        this.parameterShare = beta / (alpha + beta);
        this.lossExponent = alpha * beta / (alpha + beta);
        this.lossCoefficient = law.parameterCoefficient() * Math.pow(balance, -alpha)
                + law.tokenCoefficient() * Math.pow(balance, beta);
    }

    /** Parameters that a budget trains best. */
    public double parameters(double flops) {
        return balance * Math.pow(pairs(flops), parameterShare);
    }

    /** Tokens that a budget spends best. */
    public double tokens(double flops) {
        return Math.pow(pairs(flops), 1 - parameterShare) / balance;
    }

    /** The lowest loss that a budget buys. */
    public double loss(double flops) {
        return law.irreducibleLoss() + lossCoefficient * Math.pow(pairs(flops), -lossExponent);
    }

    /** The smallest budget that buys a loss; infinite at or below the irreducible loss. */
    public double flops(double loss) {
        double reducible = loss - law.irreducibleLoss();
        return reducible <= 0
                ? Double.POSITIVE_INFINITY
                : FLOPS_PER_PARAMETER_AND_TOKEN * Math.pow(reducible / lossCoefficient, -1 / lossExponent);
    }

    /** Tokens that a model of this size is the best one for. */
    public double tokensForParameters(double parameters) {
        return Math.pow(parameters / balance, 1 / parameterShare) / parameters;
    }

    /** The power by which reducible loss falls with compute: γ. */
    public double lossExponent() {
        return lossExponent;
    }

    /**
     * Compute of a model smaller or larger than the best, over the best's, at the same loss.
     *
     * @param parameterRatio its parameters over the best number of them
     * @return infinite where no number of tokens makes up for the missing parameters
     */
    public double overhead(double parameterRatio) {
        return parameterRatio * tokenRatio(parameterRatio);
    }

    /** Tokens of such a model over the best's, at the same loss; infinite where no number of them is enough. */
    public double tokenRatio(double parameterRatio) {
        double tokenTerm =
                (1 - parameterShare * Math.pow(parameterRatio, -law.parameterExponent())) / (1 - parameterShare);
        return tokenTerm <= 0 ? Double.POSITIVE_INFINITY : Math.pow(tokenTerm, -1 / law.tokenExponent());
    }

    /**
     * The size of the model that takes the least compute to train to a loss and then to serve: it minimises
     * {@code 6 N D + 2 N D_inf}, where {@code ε_N / ε_D = 1 + D_inf / 3 D} with {@code ε_N = α A N^−α} and {@code ε_D = β B D^−β}
     * (Sardana et al. 2024, "Beyond Chinchilla-optimal", section 2). The more is served, the smaller.
     *
     * @param inferenceTokens tokens served over the model's life
     */
    public double parametersToServe(double loss, double inferenceTokens) {
        double best = parameters(flops(loss));
        double low = smallestParameterRatio() * best;
        double high = best;
        while (high / low > 1 + PRECISION) {
            double middle = Math.sqrt(low * high);
            if (tooSmallToServe(middle, loss, inferenceTokens)) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }

    private boolean tooSmallToServe(double parameters, double loss, double inferenceTokens) {
        double tokens = law.tokensFor(parameters, loss);
        double parameterTerm =
                law.parameterExponent() * law.parameterCoefficient() * Math.pow(parameters, -law.parameterExponent());
        double tokenTerm = law.tokenExponent() * law.tokenCoefficient() * Math.pow(tokens, -law.tokenExponent());
        return parameterTerm / tokenTerm > 1 + inferenceTokens / (3 * tokens);
    }

    /** Share of the best number of parameters below which no number of tokens reaches the loss. */
    public double smallestParameterRatio() {
        return Math.pow(parameterShare, 1 / law.parameterExponent());
    }

    /** Share of the best number of tokens below which no number of parameters reaches the loss. */
    public double smallestTokenRatio() {
        return Math.pow(1 - parameterShare, 1 / law.tokenExponent());
    }

    private static double pairs(double flops) {
        return flops / FLOPS_PER_PARAMETER_AND_TOKEN;
    }
}
