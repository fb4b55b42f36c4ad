package dev.trilemma.engine.frontier;

/** The standard normal distribution. */
final class Normal {

    /** Of the complementary error function (Press et al. 1992, Numerical Recipes, section 6.2), which they give to 1.2e-7. */
    private static final double[] COEFFICIENTS = {
        -1.26551223,
        1.00002368,
        0.37409196,
        0.09678418,
        -0.18628806,
        0.27886807,
        -1.13520398,
        1.48851587,
        -0.82215223,
        0.17087277
    };

    private Normal() {}

    /** The probability of at most so many standard deviations. */
    static double cumulative(double deviations) {
        double size = Math.abs(deviations) / Math.sqrt(2);
        double term = 1 / (1 + size / 2);
        double exponent = 0;
        for (int power = COEFFICIENTS.length - 1; power >= 0; power--) {
            exponent = exponent * term + COEFFICIENTS[power];
        }
        double beyond = term * Math.exp(exponent - size * size) / 2;
        return deviations >= 0 ? 1 - beyond : beyond;
    }
}
