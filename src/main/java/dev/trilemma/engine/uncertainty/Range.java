package dev.trilemma.engine.uncertainty;

/** Where a quantity lies: below {@code p10} one time in ten, above {@code p90} one time in ten. */
public record Range(double p10, double p50, double p90) {

    /** 90 % quantile of the standard normal distribution. */
    static final double NINETY_PERCENT = 1.2815515655446004;

    /**
     * A log-normal range.
     *
     * @param deviation standard deviation of the logarithm
     */
    public static Range logNormal(double median, double deviation) {
        double factor = Math.exp(NINETY_PERCENT * deviation);
        return new Range(median / factor, median, median * factor);
    }

    /** The standard deviation of the logarithm that a log-normal range was made with. */
    public static double deviation(double p50, double p90) {
        return Math.log(p90 / p50) / NINETY_PERCENT;
    }

    /**
     * A normal range.
     *
     * @param deviation standard deviation, in the unit of the median
     */
    static Range normal(double median, double deviation) {
        double distance = NINETY_PERCENT * deviation;
        return new Range(median - distance, median, median + distance);
    }
}
