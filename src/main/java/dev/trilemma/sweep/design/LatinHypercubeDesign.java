package dev.trilemma.sweep.design;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Combinations at random, where each axis is cut into as many equal parts as there are points and each part has one point (McKay,
 * Beckman and Conover 1979, section 2.3).
 */
final class LatinHypercubeDesign implements Design {

    private final List<Axis> axes;
    private final long pointCount;
    private final long seed;
    private final Shuffle[] parts;

    LatinHypercubeDesign(List<Axis> axes, long pointCount, long seed) {
        this.axes = axes;
        this.pointCount = pointCount;
        this.seed = seed;
        this.parts = IntStream.range(0, axes.size())
                .mapToObj(axis -> new Shuffle(pointCount, Shuffle.mixed(seed, axis)))
                .toArray(Shuffle[]::new);
    }

    @Override
    public long pointCount() {
        return pointCount;
    }

    @Override
    public List<AxisValue> point(long number) {
        var random = new SplittableRandom(Shuffle.mixed(seed, number));
        var values = new AxisValue[axes.size()];
        for (int axis = 0; axis < values.length; axis++) {
            values[axis] = axes.get(axis).at(place(parts[axis].at(number), random.nextDouble()));
        }
        return Arrays.asList(values);
    }

    /** Rounding must not lead out of the part. */
    private double place(long part, double within) {
        return Math.min((part + within) / pointCount, Math.nextDown((part + 1.0) / pointCount));
    }
}
