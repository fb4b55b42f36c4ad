package dev.trilemma.search;

import dev.trilemma.catalog.PlanDocument;
import dev.trilemma.engine.frontier.ParetoFront;
import dev.trilemma.engine.frontier.Trade;
import dev.trilemma.estimate.Estimates;
import dev.trilemma.search.Landmarks.Span;
import dev.trilemma.search.SolutionRequest.Preset;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Picks two vertices: of the frontier within the limits, the point whose worse one of the two is best, each measured between the best
 * and the worst of the frontier in the logarithm; of equally good ones, that with the least of the third.
 */
@Component
final class Picks {

    private final Points points;
    private final Certificates certificates;
    private final Refinement refinement;
    private final Estimates estimates;

    Picks(Points points, Certificates certificates, Refinement refinement, Estimates estimates) {
        this.points = points;
        this.certificates = certificates;
        this.refinement = refinement;
        this.estimates = estimates;
    }

    SolutionView picked(Problem problem, Preset preset) {
        List<Point> frontier = frontier(problem);
        if (frontier.isEmpty()) {
            return SolutionView.infeasible(certificates.of(problem), problem.examination());
        }
        List<Trade> trades = frontier.stream().map(Point::trade).toList();
        int number = best(trades, preset);
        Point chosen = refinement
                .refine(List.of(frontier.get(number)), problem.deadline())
                .points()
                .get(0);
        PlanDocument plan = points.document(chosen);
        return SolutionView.picked(
                plan, estimates.estimate(plan), third(trades, chosen.trade(), preset), problem.examination());
    }

    private List<Point> frontier(Problem problem) {
        return problem.found().runs().parallelStream()
                .collect(
                        () -> new ParetoFront<>(Point::trade),
                        (front, run) -> add(run, problem, front),
                        ParetoFront::merge)
                .items();
    }

    private void add(Run run, Problem problem, ParetoFront<Point> front) {
        for (Offering offering : run.offerings()) {
            for (double tokens : run.tokens()) {
                Point point = points.point(run, offering, tokens);
                if (point != null
                        && point.total().currency().equals(problem.currency())
                        && problem.limits().allow(point.estimate(), 1)) {
                    front.add(point);
                }
            }
        }
    }

    private static int best(List<Trade> trades, Preset preset) {
        var speed = Span.of(trades, Trade::wallClockSeconds);
        var cost = Span.of(trades, Trade::cost);
        var quality = Span.of(trades, Trade::loss);
        Comparator<Integer> order = Comparator.comparingDouble(number -> {
            Trade trade = trades.get(number);
            double time = speed.share(trade.wallClockSeconds());
            double money = cost.share(trade.cost());
            double loss = quality.share(trade.loss());
            return switch (preset) {
                case FAST_AND_GOOD -> Math.max(time, loss);
                case GOOD_AND_CHEAP -> Math.max(loss, money);
                case FAST_AND_CHEAP -> Math.max(time, money);
                case BALANCED -> Math.max(Math.max(time, money), loss);
            };
        });
        return IntStream.range(0, trades.size()).boxed().min(order).orElseThrow();
    }

    private static @Nullable Third third(List<Trade> trades, Trade chosen, Preset preset) {
        Trade balanced = trades.get(Landmarks.balanced(trades));
        return switch (preset) {
            case FAST_AND_GOOD -> Third.of("cost", "money", chosen.cost(), least(trades, Trade::cost), balanced.cost());
            case GOOD_AND_CHEAP ->
                Third.of(
                        "time",
                        "time",
                        chosen.wallClockSeconds(),
                        least(trades, Trade::wallClockSeconds),
                        balanced.wallClockSeconds());
            case FAST_AND_CHEAP -> Third.of("loss", "loss", chosen.loss(), least(trades, Trade::loss), balanced.loss());
            case BALANCED -> null;
        };
    }

    private static double least(List<Trade> trades, ToDoubleFunction<Trade> vertex) {
        return trades.stream().mapToDouble(vertex).min().orElseThrow();
    }
}
