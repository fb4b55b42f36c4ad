package dev.trilemma.sweep.result;

import dev.trilemma.engine.frontier.ParetoFront;
import dev.trilemma.engine.frontier.Trade;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Which results none of the same currency dominates. */
final class Fronts {

    private Fronts() {}

    private record Traded(Result result, Trade trade) {}

    /** In the order of their numbers; of those that trade alike the first. */
    static List<Result> of(Stream<Result> results) {
        Map<String, ParetoFront<Traded>> fronts = new TreeMap<>();
        results.forEach(result -> result.result()
                .trade()
                .ifPresent(trade -> fronts.computeIfAbsent(currency(result), code -> new ParetoFront<>(Traded::trade))
                        .add(new Traded(result, trade))));
        return fronts.values().stream()
                .flatMap(front -> front.items().stream())
                .map(Traded::result)
                .sorted(Comparator.comparingLong(Result::number))
                .toList();
    }

    private static String currency(Result traded) {
        return Objects.requireNonNull(traded.result().total()).currency().getCurrencyCode();
    }
}
