package dev.trilemma.plan.comparison;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A field that is not the same in two plan documents.
 *
 * @param pointer JSON pointer to the field
 * @param from its value in the first; absent where it has none
 * @param to its value in the other; absent where it has none
 */
record Difference(
        String pointer, @Nullable JsonNode from, @Nullable JsonNode to) {

    private static final String TITLE = "/title";

    /** All that differ but the title, in the order of their names. */
    static List<Difference> between(JsonNode first, JsonNode other) {
        List<Difference> differences = new ArrayList<>();
        add("", first, other, differences);
        differences.removeIf(difference -> difference.pointer.equals(TITLE));
        return differences;
    }

    private static void add(String pointer, JsonNode first, JsonNode other, List<Difference> differences) {
        if (first.isObject() && other.isObject()) {
            var names = new TreeSet<>(first.propertyNames());
            names.addAll(other.propertyNames());
            names.forEach(name -> add(pointer + "/" + name, first.path(name), other.path(name), differences));
        } else if (!first.equals(other)) {
            differences.add(new Difference(pointer, known(first), known(other)));
        }
    }

    private static @Nullable JsonNode known(JsonNode value) {
        return value.isMissingNode() || value.isNull() ? null : value;
    }
}
