package dev.trilemma.sweep.design;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/** An axis of so many values. */
final class ListedAxis implements Axis {

    private final String pointer;
    private final List<AxisValue> values;
    private final Set<String> fields;
    private final Set<String> columns;

    ListedAxis(String pointer, List<JsonNode> values) {
        this.pointer = pointer;
        this.values =
                values.stream().map(value -> new AxisValue(pointer, value)).toList();
        this.fields = Patches.fields(JsonPointer.compile(pointer), values);
        this.columns = pointer.isEmpty() ? names(values) : Set.of(pointer);
    }

    private static Set<String> names(List<JsonNode> patches) {
        Set<String> names = new TreeSet<>();
        patches.forEach(patch -> patch.propertyNames().forEach(name -> names.add(Patches.of(name))));
        return names;
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
    public Set<String> columns() {
        return columns;
    }

    @Override
    public AxisValue at(double place) {
        return values.get((int) (place * values.size()));
    }
}
