package dev.trilemma.sweep.design;

import java.util.Set;

/** A field of the plan document, or several that hang together, and the values that it takes. */
public sealed interface Axis permits ListedAxis, ContinuousAxis {

    String pointer();

    /** Pointers to the fields that it changes: its own, or those of its patches. */
    Set<String> fields();

    /** @param place from 0 to less than 1: the axis from its first value to its last */
    AxisValue at(double place);
}
