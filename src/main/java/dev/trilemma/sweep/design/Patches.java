package dev.trilemma.sweep.design;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Merge patches that change what a pointer points to. */
final class Patches {

    private Patches() {}

    static JsonNode at(String pointer, JsonNode value) {
        return at(JsonPointer.compile(pointer), value);
    }

    private static JsonNode at(JsonPointer pointer, JsonNode value) {
        return pointer.matches()
                ? value
                : JsonNodeFactory.instance.objectNode().set(pointer.getMatchingProperty(), at(pointer.tail(), value));
    }

    /** Pointer to a field of the whole document. */
    static String of(String name) {
        return JsonPointer.empty().appendProperty(name).toString();
    }

    /** Pointers to everything that one of several values changes where it is merged in. */
    static Set<String> fields(JsonPointer pointer, List<JsonNode> values) {
        Set<String> fields = new TreeSet<>();
        values.forEach(value -> add(fields, pointer, value));
        return fields;
    }

    private static void add(Set<String> fields, JsonPointer pointer, JsonNode value) {
        if (value.isObject() && !value.isEmpty()) {
            value.forEachEntry((name, field) -> add(fields, pointer.appendProperty(name), field));
        } else {
            fields.add(pointer.toString());
        }
    }
}
