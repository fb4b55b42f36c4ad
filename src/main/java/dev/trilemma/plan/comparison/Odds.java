package dev.trilemma.plan.comparison;

import dev.trilemma.engine.cost.Money;
import dev.trilemma.engine.uncertainty.MoneyRange;
import dev.trilemma.engine.uncertainty.Range;
import dev.trilemma.estimate.EstimateView;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;

/**
 * How likely each of several runs is the cheapest, and the fastest, given the ranges of their estimates.
 *
 * <p>The ranges are log-normal. Runs of the same time are off by the same factor in time, and runs at the same price by the same factor
 * in price, since whatever makes one of them slower or dearer does so to the other; all other errors are taken as independent. The
 * odds are counted in draws that are the same every time.
 */
final class Odds {

    private static final int DRAWS = 20_000;
    private static final long SEED = 20_261_126;

    private final List<Run> runs;
    private final double[] cheapest;
    private final double[] fastest;

    private Odds(List<Run> runs) {
        this.runs = runs;
        this.cheapest = new double[runs.size()];
        this.fastest = new double[runs.size()];
    }

    /** @param estimates all of them with a total, in one currency */
    static Odds of(List<EstimateView> estimates) {
        var odds = new Odds(estimates.stream().map(Run::of).toList());
        var random = new SplittableRandom(SEED);
        for (int draw = 0; draw < DRAWS; draw++) {
            odds.draw(random);
        }
        return odds;
    }

    double cheapest(int run) {
        return cheapest[run] / DRAWS;
    }

    double fastest(int run) {
        return fastest[run] / DRAWS;
    }

    private void draw(SplittableRandom random) {
        Map<Object, Double> deviates = new HashMap<>();
        ToDoubleFunction<Object> deviate = cause -> deviates.computeIfAbsent(cause, unseen -> random.nextGaussian());
        double[] times = new double[runs.size()];
        double[] costs = new double[runs.size()];
        for (int run = 0; run < times.length; run++) {
            times[run] = runs.get(run).logSeconds(deviate);
            costs[run] = runs.get(run).logCost(deviate);
        }
        count(times, fastest);
        count(costs, cheapest);
    }

    /** Those that are equally good share the win. */
    private static void count(double[] values, double[] wins) {
        double least = Double.POSITIVE_INFINITY;
        for (double value : values) {
            least = Math.min(least, value);
        }
        int winners = 0;
        for (double value : values) {
            winners += value == least ? 1 : 0;
        }
        for (int run = 0; run < values.length; run++) {
            wins[run] += values[run] == least ? 1.0 / winners : 0;
        }
    }

    /**
     * A run, as far as its odds depend on it.
     *
     * @param time what makes the time of this run and of others uncertain alike
     * @param price what makes the price of this run and of others uncertain alike
     */
    private record Run(
            double seconds, double cost, double timeDeviation, double priceDeviation, Object time, Object price) {

        static Run of(EstimateView estimate) {
            Range seconds = estimate.uncertainty().wallClockSeconds();
            MoneyRange total = Objects.requireNonNull(estimate.uncertainty().total(), "runs with odds have totals");
            double timeDeviation = Range.deviation(seconds.p50(), seconds.p90());
            double moneyDeviation = Range.deviation(amount(total.p50()), amount(total.p90()));
            double priceDeviation =
                    Math.sqrt(Math.max(0, moneyDeviation * moneyDeviation - timeDeviation * timeDeviation));
            return new Run(
                    seconds.p50(),
                    amount(total.p50()),
                    timeDeviation,
                    priceDeviation,
                    List.of("time", seconds.p50()),
                    List.of("price", String.valueOf(estimate.lines().get(0).unitPrice())));
        }

        private static double amount(Money money) {
            return money.amount().doubleValue();
        }

        double logSeconds(ToDoubleFunction<Object> deviate) {
            return Math.log(seconds) + timeDeviation * deviate.applyAsDouble(time);
        }

        double logCost(ToDoubleFunction<Object> deviate) {
            return Math.log(cost)
                    + timeDeviation * deviate.applyAsDouble(time)
                    + priceDeviation * deviate.applyAsDouble(price);
        }
    }
}
