package dev.trilemma.engine.frontier;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/**
 * The items that no other dominates. Of items that trade alike the first is kept. Of one thread; fronts of several are merged.
 *
 * @param <T> what is traded
 */
public final class ParetoFront<T> {

    private final Function<T, Trade> trade;
    private final List<T> items = new ArrayList<>();

    public ParetoFront(Function<T, Trade> trade) {
        this.trade = trade;
    }

    /** Takes the item in unless one that is kept covers it, and drops those that it dominates. */
    public void add(T item) {
        Trade added = trade.apply(item);
        if (items.stream().noneMatch(kept -> trade.apply(kept).covers(added))) {
            items.removeIf(kept -> added.covers(trade.apply(kept)));
            items.add(item);
        }
    }

    public void merge(ParetoFront<T> other) {
        other.items.forEach(this::add);
    }

    /** The fastest first. */
    public List<T> items() {
        Comparator<T> fastestFirst =
                Comparator.comparingDouble(item -> trade.apply(item).wallClockSeconds());
        return items.stream()
                .sorted(fastestFirst
                        .thenComparingDouble(item -> trade.apply(item).cost())
                        .thenComparingDouble(item -> trade.apply(item).loss()))
                .toList();
    }
}
