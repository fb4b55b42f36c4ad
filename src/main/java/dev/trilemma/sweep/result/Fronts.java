package dev.trilemma.sweep.result;

import dev.trilemma.engine.frontier.Trade;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which results none of the same currency dominates, of any number: sorted once, then each looked up among those before it. */
final class Fronts {

    private static final Comparator<Traded> FASTEST_FIRST = Comparator.comparingDouble(
                    (Traded traded) -> traded.trade().wallClockSeconds())
            .thenComparingDouble(traded -> traded.trade().cost())
            .thenComparingDouble(traded -> traded.trade().loss())
            .thenComparingLong(traded -> traded.result().number());

    private Fronts() {}

    private record Traded(Result result, Trade trade) {}

    /** In the order of their numbers; of those that trade alike the first. */
    static List<Result> of(Stream<Result> results) {
        Map<String, List<Traded>> byCurrency = results.flatMap(
                        result -> result.result().trade().map(trade -> new Traded(result, trade)).stream())
                .collect(Collectors.groupingBy(traded -> currency(traded.result())));
        return byCurrency.values().stream()
                .flatMap(traded -> undominated(traded).stream())
                .sorted(Comparator.comparingLong(Result::number))
                .toList();
    }

    private static List<Result> undominated(List<Traded> traded) {
        traded.sort(FASTEST_FIRST);
        List<Result> undominated = new ArrayList<>();
        // the least loss of those so far that cost no more, at each cost where it falls
        var leastLosses = new TreeMap<Double, Double>();
        for (Traded next : traded) {
            double cost = next.trade().cost();
            double loss = next.trade().loss();
            Map.Entry<Double, Double> noDearer = leastLosses.floorEntry(cost);
            if (noDearer == null || noDearer.getValue() > loss) {
                undominated.add(next.result());
                leastLosses.put(cost, loss);
                dropCovered(leastLosses, cost, loss);
            }
        }
        return undominated;
    }

    private static void dropCovered(TreeMap<Double, Double> leastLosses, double cost, double loss) {
        Map.Entry<Double, Double> dearer = leastLosses.higherEntry(cost);
        while (dearer != null && dearer.getValue() >= loss) {
            leastLosses.remove(dearer.getKey());
            dearer = leastLosses.higherEntry(cost);
        }
    }

    private static String currency(Result traded) {
        return Objects.requireNonNull(traded.result().total()).currency().getCurrencyCode();
    }
}
