package dev.trilemma.engine.frontier;

/**
 * How sure it is that one run is better than another in all three vertices.
 *
 * <p>Predicted times are off by log-normal factors, independent between runs. Money is off by the factor of its time and by one of
 * its price. Losses are read from one law, whose errors move both alike, so that their order is taken for certain.
 */
public final class Dominance {

    /** Standard deviations to each side over which the integral is taken. */
    private static final double REACH = 6;

    private static final int INTERVALS = 96;

    private Dominance() {}

    /**
     * The probability that the first run is neither slower, nor dearer, nor worse than the second.
     *
     * @param timeDeviation standard deviation of the logarithm of a wall clock
     * @param priceDeviation standard deviation of the logarithm of a price; of two runs at one price 0
     */
    public static double probability(Trade first, Trade second, double timeDeviation, double priceDeviation) {
        if (first.loss() > second.loss()) {
            return 0;
        }
        double faster = Math.log(second.wallClockSeconds() / first.wallClockSeconds());
        double cheaper = Math.log(second.cost() / first.cost());
        double time = Math.sqrt(2) * timeDeviation;
        double price = Math.sqrt(2) * priceDeviation;
        return integral(faster, cheaper, time, price);
    }

    /** Over the difference of the times: both are met if it is at most {@code faster}, and with the price's at most {@code cheaper}. */
    private static double integral(double faster, double cheaper, double time, double price) {
        double width = 2 * REACH / INTERVALS;
        double sum = 0;
        for (int interval = 0; interval < INTERVALS; interval++) {
            double deviate = -REACH + (interval + 0.5) * width;
            double difference = deviate * time;
            if (difference <= faster) {
                sum += density(deviate) * width * atMost(cheaper - difference, price);
            }
        }
        return sum;
    }

    private static double density(double deviate) {
        return Math.exp(-deviate * deviate / 2) / Math.sqrt(2 * Math.PI);
    }

    private static double atMost(double value, double deviation) {
        if (deviation == 0) {
            return value >= 0 ? 1 : 0;
        }
        return Normal.cumulative(value / deviation);
    }
}
