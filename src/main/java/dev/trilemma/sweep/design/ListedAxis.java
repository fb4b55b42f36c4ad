package dev.trilemma.sweep.design;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** An axis of so many values. */
final class ListedAxis implements Axis {

    private final String pointer;
    private final List<AxisValue> values;
    private final Set<String> fields;

    ListedAxis(String pointer, List<JsonNode> values) {
        this.pointer = pointer;
        this.values =
                values.stream().map(value -> new AxisValue(pointer, value)).toList();
        this.fields = pointer.isEmpty() ? fieldsOf(values) : Set.of(pointer);
    }

    private static Set<String> fieldsOf(List<JsonNode> patches) {
        Set<String> fields = new TreeSet<>();
        patches.forEach(patch -> patch.propertyNames().forEach(name -> fields.add("/" + name)));
        return fields;
    }

    int size() {
        return values.size();
    }

    AxisValue value(int number) {
        return values.get(number);
    }

    @Override
    public String pointer() {
        return pointer;
    }

    @Override
    public Set<String> fields() {
        return fields;
    }

    @Override
    public AxisValue at(double place) {
        return values.get((int) (place * values.size()));
    }
}
