package dev.trilemma.sweep.work;

import dev.trilemma.sweep.design.Axis;
import dev.trilemma.sweep.design.AxisValue;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** What was worked out for the values of some axes, so that points which have them in common share it. Of one thread. */
final class Memo<V> {

    private static final int KEPT = 2_000;

    private final int[] axes;
    private final Map<List<AxisValue>, V> known = new HashMap<>();

    /** @param matter the fields that it depends on */
    Memo(List<Axis> axes, Predicate<String> matter) {
        this.axes = IntStream.range(0, axes.size())
                .filter(axis -> axes.get(axis).fields().stream().anyMatch(matter))
                .toArray();
    }

    /** Forgets everything when it is full: neighbours share most. */
    V get(List<AxisValue> point, Supplier<V> work) {
        List<AxisValue> key = key(point);
        V found = known.get(key);
        if (found == null) {
            found = work.get();
            if (known.size() == KEPT) {
                known.clear();
            }
            known.put(key, found);
        }
        return found;
    }

    private List<AxisValue> key(List<AxisValue> point) {
        var values = new AxisValue[axes.length];
        for (int number = 0; number < axes.length; number++) {
            values[number] = point.get(axes[number]);
        }
        return Arrays.asList(values);
    }
}
