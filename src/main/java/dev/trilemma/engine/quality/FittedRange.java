package dev.trilemma.engine.quality;

import java.util.Locale;

/**
 * The runs that a law was fitted to. Outside it a loss is an extrapolation.
 *
 * @param minimumFlops training FLOPs, counted as six for each parameter and token
 * @param maximumEpochs passes over the data
 */
public record FittedRange(
        double minimumFlops,
        double maximumFlops,
        double minimumTokensPerParameter,
        double maximumTokensPerParameter,
        double maximumEpochs) {

    private static final double FLOPS_PER_PARAMETER_AND_TOKEN = 6;

    /** The range in words. */
    public String description() {
        return String.format(
                Locale.ROOT,
                "%.0e to %.0e FLOPs, %.0f to %.0f tokens for each parameter, up to %.0f epochs",
                minimumFlops,
                maximumFlops,
                minimumTokensPerParameter,
                maximumTokensPerParameter,
                maximumEpochs);
    }

    /** Whether a run is like those that the law was fitted to. */
    public boolean covers(double parameters, double tokens, double epochs) {
        double flops = FLOPS_PER_PARAMETER_AND_TOKEN * parameters * tokens;
        double tokensPerParameter = tokens / parameters;
        return flops >= minimumFlops
                && flops <= maximumFlops
                && tokensPerParameter >= minimumTokensPerParameter
                && tokensPerParameter <= maximumTokensPerParameter
                && epochs <= maximumEpochs;
    }
}
