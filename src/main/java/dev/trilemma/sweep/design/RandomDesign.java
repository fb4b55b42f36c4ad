package dev.trilemma.sweep.design;

import java.util.List;
import java.util.SplittableRandom;

/** Combinations at random; one may come twice. */
record RandomDesign(List<Axis> axes, long pointCount, long seed) implements Design {

    @Override
    public List<AxisValue> point(long number) {
        var random = new SplittableRandom(Shuffle.mixed(seed, number));
        return axes.stream().map(axis -> axis.at(random.nextDouble())).toList();
    }
}
