package dev.trilemma.sweep.design;

import java.util.List;

/** The points of a sweep: the same ones by the same numbers, wherever and whenever they are asked for. */
public sealed interface Design permits GridDesign, RandomDesign, LatinHypercubeDesign {

    long pointCount();

    /**
     * The value of each axis.
     *
     * @param number from 0 to less than the count
     */
    List<AxisValue> point(long number);
}
