package dev.trilemma.sweep.design;

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
}
