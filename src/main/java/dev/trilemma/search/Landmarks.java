package dev.trilemma.search;

import dev.trilemma.engine.frontier.Trade;
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
    static Map<String, Integer> of(List<Trade> trades) {
        Map<String, Integer> landmarks = new LinkedHashMap<>();
        if (!trades.isEmpty()) {
            landmarks.put("fastest", least(trades, Trade::wallClockSeconds));
            landmarks.put("cheapest", least(trades, Trade::cost));
            landmarks.put("best", least(trades, Trade::loss));
            landmarks.put("balanced", balanced(trades));
        }
        return landmarks;
    }

    /**
     * The one whose worst vertex is best, each measured between the best and the worst of the frontier in the logarithm
     * (Chebyshev's compromise).
     */
    static int balanced(List<Trade> trades) {
        var speed = Span.of(trades, Trade::wallClockSeconds);
        var cost = Span.of(trades, Trade::cost);
        var quality = Span.of(trades, Trade::loss);
        return least(
                trades,
                trade -> Math.max(
                        Math.max(speed.share(trade.wallClockSeconds()), cost.share(trade.cost())),
                        quality.share(trade.loss())));
    }

    private static int least(List<Trade> trades, ToDoubleFunction<Trade> measure) {
        return IntStream.range(0, trades.size())
                .boxed()
                .min(Comparator.comparingDouble(number -> measure.applyAsDouble(trades.get(number))))
                .orElseThrow();
    }

    /** From the best value of a vertex to its worst. */
    record Span(double best, double worst) {

        static Span of(List<Trade> trades, ToDoubleFunction<Trade> vertex) {
            return new Span(
                    trades.stream().mapToDouble(vertex).min().orElseThrow(),
                    trades.stream().mapToDouble(vertex).max().orElseThrow());
        }

        /** 0 for the best, 1 for the worst. */
        double share(double value) {
            return worst > best ? Math.log(value / best) / Math.log(worst / best) : 0;
        }
    }
}
