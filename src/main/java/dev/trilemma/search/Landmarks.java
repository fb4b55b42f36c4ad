package dev.trilemma.search;

import dev.trilemma.engine.frontier.Trade;
import dev.trilemma.engine.triangle.TriangleScores;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** The points of a frontier that have names: the fastest, the cheapest, the best, and the one that is nowhere bad. */
final class Landmarks {

    private Landmarks() {}

    /** Numbers of points by name; empty where there are no points. */
    static Map<String, Integer> of(List<Point> points) {
        Map<String, Integer> landmarks = new LinkedHashMap<>();
        if (!points.isEmpty()) {
            landmarks.put("fastest", least(points, point -> point.trade().wallClockSeconds()));
            landmarks.put("cheapest", least(points, point -> point.trade().cost()));
            landmarks.put("best", least(points, point -> point.trade().loss()));
            landmarks.put("balanced", balanced(points));
        }
        return landmarks;
    }

    /** The one whose lowest score is highest (Chebyshev's compromise), scores being those of the triangle's references. */
    static int balanced(List<Point> points) {
        return highest(
                points, scores -> Math.min(Math.min(scores.speed(), scores.quality()), cost(scores)), Trade::cost);
    }

    /** The point with the highest of some scores; of equally high ones, that with the least of a vertex. */
    static int highest(List<Point> points, ToDoubleFunction<TriangleScores> score, ToDoubleFunction<Trade> vertex) {
        Comparator<Integer> lowestFirst = Comparator.comparingDouble(
                number -> score.applyAsDouble(points.get(number).estimate().triangle()));
        return IntStream.range(0, points.size())
                .boxed()
                .min(lowestFirst
                        .reversed()
                        .thenComparingDouble(number ->
                                vertex.applyAsDouble(points.get(number).trade())))
                .orElseThrow();
    }

    /** 0 where the currency is another than that of the references. */
    static double cost(TriangleScores scores) {
        Double cost = scores.cost();
        return cost == null ? 0 : cost;
    }

    private static int least(List<Point> points, ToDoubleFunction<Point> measure) {
        return IntStream.range(0, points.size())
                .boxed()
                .min(Comparator.comparingDouble(number -> measure.applyAsDouble(points.get(number))))
                .orElseThrow();
    }
}
