package dev.trilemma.search;

import dev.trilemma.catalog.ScalingLaws;
import dev.trilemma.engine.InvalidPlan;
import dev.trilemma.engine.estimate.Estimator;
import dev.trilemma.engine.frontier.Trade;
import dev.trilemma.engine.plan.ResolvedPlan;
import dev.trilemma.engine.plan.Training;
import dev.trilemma.engine.quality.ComputeOptimum;
import dev.trilemma.engine.quality.CriticalBatch;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * What one per cent of one vertex costs in another, evaluated at a plan.
 *
 * <p>One per cent less reducible loss takes {@code 1 / α} per cent more parameters and {@code 1 / β} per cent more tokens: each term of
 * the law falls by one per cent then. How time and money answer to work, and money to speed, is what the engine gives for the plan.
 */
@Component
final class ExchangeRates {

    private static final double STEP = 1.01;

    private final Points points;
    private final Estimator estimator;
    private final CriticalBatch criticalBatch;
    private final double workForLoss;
    private final String law;

    ExchangeRates(Points points, Estimator estimator, ScalingLaws laws) {
        this.points = points;
        this.estimator = estimator;
        this.criticalBatch = laws.factors().criticalBatch();
        this.workForLoss = 1 / new ComputeOptimum(laws.defaultLaw()).lossExponent();
        this.law = laws.defaultLaw().id();
    }

    /** At each of some named points, as far as the plan there can be changed. */
    List<ExchangeRate> at(Map<String, Integer> landmarks, List<Point> found) {
        List<ExchangeRate> rates = new ArrayList<>();
        landmarks.forEach((name, number) -> {
            Point point = found.get(number);
            rates.add(qualityAndCost(name, number, point));
            rates.add(qualityAndSpeed(name, number, point));
            speedAndCost(point).ifPresent(value -> rates.add(speedAndCost(name, number, value)));
        });
        return rates;
    }

    private ExchangeRate qualityAndCost(String name, int number, Point point) {
        Trade more = withMoreTokens(point);
        double value = workForLoss * elasticity(point.trade().cost(), more.cost());
        return new ExchangeRate(
                "qualityAndCost",
                name,
                number,
                value,
                String.format(
                        Locale.ROOT,
                        "1 %% less reducible loss costs %.1f %% more money, model and tokens both growing: %.2f %% more work by %s, and"
                                + " money in step with work as the engine gives it.",
                        value,
                        workForLoss,
                        law));
    }

    private ExchangeRate qualityAndSpeed(String name, int number, Point point) {
        Trade more = withMoreTokens(point);
        double value = workForLoss * elasticity(point.trade().wallClockSeconds(), more.wallClockSeconds());
        return new ExchangeRate(
                "qualityAndSpeed",
                name,
                number,
                value,
                String.format(
                        Locale.ROOT,
                        "1 %% less reducible loss takes %.1f %% longer on the same cluster: %.2f %% more work by %s.",
                        value,
                        workForLoss,
                        law));
    }

    private static ExchangeRate speedAndCost(String name, int number, Faster faster) {
        return new ExchangeRate(
                "speedAndCost",
                name,
                number,
                faster.value(),
                String.format(
                        Locale.ROOT,
                        "1 %% less time costs %.2f %% more money, on twice as many accelerators with %s.",
                        faster.value(),
                        faster.batch()));
    }

    private Trade withMoreTokens(Point point) {
        return new Point(
                        point.run(),
                        point.offering(),
                        points.estimate(point.run(), point.offering(), STEP * point.tokens()))
                .trade();
    }

    /**
     * The cheaper of two ways to be faster: the same batch on twice as many accelerators, or twice the batch where the plan leaves it
     * open, with as many more tokens as that wastes (McCandlish et al. 2018). Empty where neither is faster.
     */
    private Optional<Faster> speedAndCost(Point point) {
        Training training = point.estimate().plan().training();
        List<Faster> ways = new ArrayList<>();
        faster(point, training, "the same batch").ifPresent(ways::add);
        if (point.run().document().training().globalBatchSize() == null) {
            faster(point, withTwiceTheBatch(training), "twice the batch").ifPresent(ways::add);
        }
        return ways.stream().min(Comparator.comparingDouble(Faster::value));
    }

    private Training withTwiceTheBatch(Training training) {
        double waste = training.tokensPerStep() / criticalBatch.byData(training.tokens());
        return training.withGlobalBatchSize(2 * training.globalBatchSize())
                .withTokens(training.tokens() * (1 + 2 * waste) / (1 + waste));
    }

    private Optional<Faster> faster(Point point, Training training, String batch) {
        ResolvedPlan plan = point.run().plan();
        int count = 2 * plan.cluster().acceleratorCount();
        try {
            ResolvedPlan doubled =
                    plan.withTraining(training).withCluster(plan.cluster().withAcceleratorCount(count));
            Run run = new Run(
                    point.run().document(), doubled, estimator.choose(doubled), List.of(point.offering()), List.of());
            Trade trade =
                    new Point(run, point.offering(), points.estimate(run, point.offering(), training.tokens())).trade();
            double saved = Math.log(point.trade().wallClockSeconds() / trade.wallClockSeconds());
            return saved > 0
                    ? Optional.of(
                            new Faster(Math.log(trade.cost() / point.trade().cost()) / saved, batch))
                    : Optional.empty();
        } catch (InvalidPlan noLayout) {
            return Optional.empty();
        }
    }

    private record Faster(double value, String batch) {}

    private static double elasticity(double before, double after) {
        return Math.log(after / before) / Math.log(STEP);
    }
}
