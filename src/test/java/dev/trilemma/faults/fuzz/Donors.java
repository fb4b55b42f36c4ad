package dev.trilemma.faults.fuzz;

import dev.trilemma.ApiDescription;
import dev.trilemma.ApiDescription.Operation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What the description's examples say under each name: a valid value in a place where it may not fit. */
final class Donors {

    private final Map<String, List<JsonNode>> valuesByName = new HashMap<>();

    Donors(ApiDescription description) {
        description.operations().stream()
                .flatMap(Operation::bodies)
                .map(body -> body.getValue().path("example"))
                .forEach(this::collect);
    }

    /** Gives some of the object's fields the value that they have elsewhere. */
    void transplant(ObjectNode object, Random random) {
        for (String name : List.copyOf(object.propertyNames())) {
            if (valuesByName.containsKey(name) && random.nextInt(4) == 0) {
                object.set(name, OddValues.pick(valuesByName.get(name), random).deepCopy());
            } else if (object.get(name) instanceof ObjectNode inner) {
                transplant(inner, random);
            }
        }
    }

    private void collect(JsonNode value) {
        value.properties().forEach(field -> {
            valuesByName
                    .computeIfAbsent(field.getKey(), name -> new ArrayList<>())
                    .add(field.getValue());
            collect(field.getValue());
        });
        if (value.isArray()) {
            value.forEach(this::collect);
        }
    }
}
