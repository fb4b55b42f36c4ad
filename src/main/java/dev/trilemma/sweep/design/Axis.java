package dev.trilemma.sweep.design;

import java.util.Set;

/** A field of the plan document, or several that hang together, and the values that it takes. */
public sealed interface Axis permits ListedAxis, ContinuousAxis {

    String pointer();

    /** Pointers to the fields that it changes: its own, or those within the objects that are merged in. */
    Set<String> fields();

    /** Pointers that its values are shown by: its own, or those of the whole document's fields. */
    Set<String> columns();

    /** @param place from 0 to less than 1: the axis from its first value to its last */
    AxisValue at(double place);
}
