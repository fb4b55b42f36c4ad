package dev.trilemma.sweep.design;

import java.util.Set;

/** An axis of any number in a range. */
record ContinuousAxis(String pointer, Range range) implements Axis {

    @Override
    public Set<String> fields() {
        return Set.of(pointer);
    }

    @Override
    public Set<String> columns() {
        return Set.of(pointer);
    }

    @Override
    public AxisValue at(double place) {
        return new AxisValue(pointer, range.at(place));
    }
}
