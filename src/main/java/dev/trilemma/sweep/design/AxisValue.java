package dev.trilemma.sweep.design;

import tools.jackson.databind.JsonNode;

/** One value of an axis. Two are the same only if they are one object, so that what was worked out for it is found at once. */
public final class AxisValue {

    private final JsonNode value;
    private final JsonNode patch;

    AxisValue(String pointer, JsonNode value) {
        this.value = value;
        this.patch = Patches.at(pointer, value);
    }

    /** As it stands in the axis. */
    public JsonNode value() {
        return value;
    }

    /** What it changes of a plan document, as a merge patch. */
    public JsonNode patch() {
        return patch;
    }
}
