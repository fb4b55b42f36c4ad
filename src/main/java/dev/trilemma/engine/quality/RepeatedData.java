package dev.trilemma.engine.quality;

import org.jspecify.annotations.Nullable;

/**
 * What repeats of the data are worth (Muennighoff et al. 2023, "Scaling data-constrained language models").
 *
 * <p>Repeats decay: {@code D' = U + U R* (1 − e^(−R / R*))} for {@code U} different tokens and {@code R} repeats. A law that
 * was fitted with it also discounts parameters beyond those that the different tokens are enough for.
 *
 * @param tokenDecay R* of the data: repeats after which they are worth little
 * @param parameterDecay R* of the parameters; null where the law counts them all
 * @param parametersPerToken parameters that one different token is enough for
 */
public record RepeatedData(double tokenDecay, @Nullable Double parameterDecay, double parametersPerToken) {

    /** Different tokens that are worth as much as what was processed. */
    public double effectiveTokens(double tokens, double uniqueTokens) {
        double repeats = Math.max(0, tokens / uniqueTokens - 1);
        return Math.min(tokens, uniqueTokens) * (1 + decayed(repeats, tokenDecay));
    }

    /** Parameters that the different tokens give something to do. */
    public double effectiveParameters(double parameters, double uniqueTokens) {
        if (parameterDecay == null) {
            return parameters;
        }
        double enough = Math.min(parameters, parametersPerToken * uniqueTokens);
        return enough * (1 + decayed(parameters / enough - 1, parameterDecay));
    }

    private static double decayed(double repeats, double decay) {
        return -decay * Math.expm1(-repeats / decay);
    }
}
