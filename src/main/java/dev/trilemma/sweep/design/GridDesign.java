package dev.trilemma.sweep.design;

import dev.trilemma.web.InvalidRequest;
import java.util.Arrays;
import java.util.List;

/** Every combination; the last axis changes from each point to the next. */
record GridDesign(List<ListedAxis> axes, long pointCount) implements Design {

    static GridDesign of(List<Axis> axes) {
        List<ListedAxis> listed = axes.stream().map(ListedAxis.class::cast).toList();
        return new GridDesign(listed, count(listed));
    }

    private static long count(List<ListedAxis> axes) {
        try {
            return axes.stream().mapToLong(ListedAxis::size).reduce(1, Math::multiplyExact);
        } catch (ArithmeticException overflow) {
            throw new InvalidRequest("/axes", "have more combinations than can be counted; give fewer values");
        }
    }

    @Override
    public List<AxisValue> point(long number) {
        var values = new AxisValue[axes.size()];
        long left = number;
        for (int axis = values.length - 1; axis >= 0; axis--) {
            int size = axes.get(axis).size();
            values[axis] = axes.get(axis).value((int) (left % size));
            left /= size;
        }
        return Arrays.asList(values);
    }
}
