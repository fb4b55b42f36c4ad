package dev.trilemma.faults.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ContainerNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.util.RawValue;

/** Faults that leave a JSON document one: wrong values, missing and further fields, lists that are too long, depth. */
final class DocumentFaults {

    private static final int MANY = 2_000;
    private static final int LONG = 20_000;

    private DocumentFaults() {}

    static void inflict(ContainerNode<?> document, Random random) {
        ContainerNode<?> parent = somewhere(document, random);
        if (parent instanceof ArrayNode list) {
            inList(list, random);
        } else if (parent instanceof ObjectNode object) {
            inObject(object, random);
        }
    }

    private static ContainerNode<?> somewhere(ContainerNode<?> document, Random random) {
        ContainerNode<?> parent = document;
        while (random.nextInt(3) > 0) {
            List<ContainerNode<?>> inner = new ArrayList<>();
            parent.forEach(child -> {
                if (child instanceof ContainerNode<?> container) {
                    inner.add(container);
                }
            });
            if (inner.isEmpty()) {
                break;
            }
            parent = OddValues.pick(inner, random);
        }
        return parent;
    }

    private static void inList(ArrayNode list, Random random) {
        switch (random.nextInt(4)) {
            case 0 -> list.removeAll();
            case 1 -> repeatItems(list, random);
            case 2 -> list.addRawValue(odd(random));
            default -> {
                if (!list.isEmpty()) {
                    list.setRawValue(random.nextInt(list.size()), odd(random));
                }
            }
        }
    }

    private static void repeatItems(ArrayNode list, Random random) {
        List<JsonNode> items = new ArrayList<>();
        list.forEach(items::add);
        int size = random.nextInt(4) == 0 ? MANY : 20;
        while (!items.isEmpty() && list.size() < size) {
            items.forEach(list::add);
        }
    }

    private static void inObject(ObjectNode object, Random random) {
        List<String> names = List.copyOf(object.propertyNames());
        String name = names.isEmpty() ? "a" : OddValues.pick(names, random);
        switch (random.nextInt(10)) {
            case 0 -> object.remove(name);
            case 1 -> object.putRawValue(name + "x", odd(random));
            case 2 -> object.putRawValue(name, raw(deep(random)));
            case 3 -> object.put(name, "x".repeat(random.nextInt(LONG)));
            default -> object.putRawValue(name, odd(random));
        }
    }

    private static RawValue odd(Random random) {
        return raw(OddValues.json(random));
    }

    private static RawValue raw(String json) {
        return new RawValue(json);
    }

    private static String deep(Random random) {
        int depth = 1 + random.nextInt(200);
        return random.nextBoolean()
                ? "[".repeat(depth) + "]".repeat(depth)
                : "{\"a\":".repeat(depth) + "1" + "}".repeat(depth);
    }
}
