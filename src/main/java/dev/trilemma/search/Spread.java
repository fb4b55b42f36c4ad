package dev.trilemma.search;

import java.util.List;
import java.util.stream.IntStream;

/** Some of many items, evenly spread, the first and the last among them. */
final class Spread {

    private Spread() {}

    static <T> List<T> of(List<T> items, int limit) {
        if (items.size() <= limit) {
            return items;
        }
        return IntStream.range(0, limit)
                .mapToObj(number -> items.get((int) ((long) number * (items.size() - 1) / Math.max(1, limit - 1))))
                .toList();
    }
}
