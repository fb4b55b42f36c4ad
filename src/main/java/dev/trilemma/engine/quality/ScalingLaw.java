package dev.trilemma.engine.quality;

/**
 * A published law of loss, in nats per token: {@code L = E + A N^−α + B D^−β}, for {@code N} parameters, embeddings included,
 * and {@code D} different tokens (Hoffmann et al. 2022, equation 2).
 *
 * <p>Losses of different tokenizers and data sets do not compare; differences under one law do.
 *
 * @param irreducibleLoss E: what no model and no data get below
 * @param parameterCoefficient A
 * @param parameterExponent α
 * @param tokenCoefficient B
 * @param tokenExponent β
 * @param fittedRange runs that the law was fitted to
 * @param repeatedData what repeats of the data are worth
 */
public record ScalingLaw(
        String id,
        String title,
        double irreducibleLoss,
        double parameterCoefficient,
        double parameterExponent,
        double tokenCoefficient,
        double tokenExponent,
        FittedRange fittedRange,
        RepeatedData repeatedData,
        String source) {

    public ScalingLaw {
        requirePositive(irreducibleLoss, "irreducibleLoss");
        requirePositive(parameterCoefficient, "parameterCoefficient");
        requirePositive(parameterExponent, "parameterExponent");
        requirePositive(tokenCoefficient, "tokenCoefficient");
        requirePositive(tokenExponent, "tokenExponent");
    }

    /** Loss of a model that saw every token once. */
    public double loss(double parameters, double tokens) {
        return irreducibleLoss + parameterTerm(parameters) + tokenCoefficient * Math.pow(tokens, -tokenExponent);
    }

    /** Different tokens that bring a model to a loss; infinite where no number of them does. */
    public double tokensFor(double parameters, double loss) {
        double tokenTerm = loss - irreducibleLoss - parameterTerm(parameters);
        return tokenTerm <= 0 ? Double.POSITIVE_INFINITY : Math.pow(tokenTerm / tokenCoefficient, -1 / tokenExponent);
    }

    /** Loss that more parameters would remove. */
    public double parameterTerm(double parameters) {
        return parameterCoefficient * Math.pow(parameters, -parameterExponent);
    }

    private static void requirePositive(double value, String name) {
        if (!(value > 0)) {
            throw new IllegalArgumentException(name + " must be greater than 0");
        }
    }
}
