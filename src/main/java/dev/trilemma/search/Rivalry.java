package dev.trilemma.search;

import dev.trilemma.engine.frontier.Dominance;
import dev.trilemma.engine.frontier.Trade;
import dev.trilemma.engine.uncertainty.MoneyRange;
import dev.trilemma.engine.uncertainty.Range;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/** How sure the points of a frontier are of their place. */
final class Rivalry {

    private final List<Point> points;
    private final List<Trade> trades;

    Rivalry(List<Point> points) {
        this.points = points;
        this.trades = points.stream().map(Point::trade).toList();
    }

    /** The probability that the point which comes closest to being better in all three is so in truth. */
    double probabilityDominated(int number) {
        Trade trade = trades.get(number);
        return trades.stream()
                .filter(rival -> rival != trade && rival.loss() <= trade.loss())
                .min(Comparator.comparingDouble(rival -> lead(trade, rival)))
                .map(rival -> probability(rival, points.get(number)))
                .orElse(0.0);
    }

    /** By how much the rival is slower or dearer, whichever is more, in the logarithm. */
    private static double lead(Trade trade, Trade rival) {
        return Math.max(
                Math.log(rival.wallClockSeconds() / trade.wallClockSeconds()), Math.log(rival.cost() / trade.cost()));
    }

    private static double probability(Trade rival, Point point) {
        Range time = point.estimate().ranges().wallClockSeconds();
        MoneyRange money = Objects.requireNonNull(point.estimate().ranges().total(), "a point has a total");
        double timeDeviation = Range.deviation(time.p50(), time.p90());
        double moneyDeviation = Range.deviation(
                money.p50().amount().doubleValue(), money.p90().amount().doubleValue());
        double priceDeviation = Math.sqrt(Math.max(0, moneyDeviation * moneyDeviation - timeDeviation * timeDeviation));
        return Dominance.probability(rival, point.trade(), timeDeviation, priceDeviation);
    }
}
