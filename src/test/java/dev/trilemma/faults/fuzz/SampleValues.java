package dev.trilemma.faults.fuzz;

import dev.trilemma.ApiDescription;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Values that a schema of the description allows. */
final class SampleValues {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int DEEPEST = 6;
    private static final Instant NOW = Instant.parse("2026-11-26T00:00:00Z");
    private static final List<String> WORDS = List.of(
            "llama-3.1-8b", "gpt-3-175b", "h100", "a100-80gb", "aws", "us-east-1", "public-prices", "Run 7", "x");

    private final ApiDescription description;

    SampleValues(ApiDescription description) {
        this.description = description;
    }

    JsonNode of(JsonNode schema, Random random) {
        return of(schema, random, 0);
    }

    private JsonNode of(JsonNode schema, Random random, int depth) {
        if (schema.has("$ref")) {
            return of(description.schema(schema.get("$ref").asString()), random, depth);
        }
        if (schema.has("example") && random.nextBoolean()) {
            return schema.get("example");
        }
        for (String choice : List.of("enum", "oneOf", "anyOf")) {
            if (schema.has(choice)) {
                JsonNode chosen =
                        schema.get(choice).get(random.nextInt(schema.get(choice).size()));
                return choice.equals("enum") ? chosen : of(chosen, random, depth);
            }
        }
        return switch (type(schema, random)) {
            case "object" -> object(schema, random, depth);
            case "array" -> array(schema, random, depth);
            case "boolean" -> JSON.booleanNode(random.nextBoolean());
            case "integer" -> JSON.numberNode(Math.round(number(schema, random)));
            case "number" -> JSON.numberNode(number(schema, random));
            case "null" -> JSON.nullNode();
            default -> JSON.stringNode(string(schema, random));
        };
    }

    private static String type(JsonNode schema, Random random) {
        JsonNode type = schema.path("type");
        if (type.isArray()) {
            return type.get(random.nextInt(type.size())).asString();
        }
        return type.asString(schema.has("properties") ? "object" : "string");
    }

    private ObjectNode object(JsonNode schema, Random random, int depth) {
        ObjectNode object = JSON.objectNode();
        Set<String> required =
                schema.path("required").valueStream().map(JsonNode::asString).collect(Collectors.toSet());
        schema.path("properties").properties().forEach(property -> {
            if (required.contains(property.getKey()) || (depth < DEEPEST && random.nextInt(4) == 0)) {
                object.set(property.getKey(), of(property.getValue(), random, depth + 1));
            }
        });
        return object;
    }

    private ArrayNode array(JsonNode schema, Random random, int depth) {
        ArrayNode array = JSON.arrayNode();
        int size = Math.max(schema.path("minItems").asInt(0), depth < DEEPEST ? random.nextInt(4) : 0);
        for (int item = 0; item < size; item++) {
            array.add(of(schema.path("items"), random, depth + 1));
        }
        return array;
    }

    /** Every order of magnitude is as likely as the next. */
    private static double number(JsonNode schema, Random random) {
        double lowest =
                schema.path("minimum").asDouble(schema.path("exclusiveMinimum").asDouble(0));
        double highest = schema.path("maximum").asDouble(1e12);
        double value = lowest + Math.pow(10, random.nextDouble() * 12 - 1);
        return value <= highest ? Math.rint(value * 10) / 10 : lowest + random.nextDouble() * (highest - lowest);
    }

    private static String string(JsonNode schema, Random random) {
        return switch (schema.path("format").asString("")) {
            case "uuid" -> new UUID(random.nextLong(), random.nextLong()).toString();
            case "date" -> LocalDate.ofEpochDay(20_000 + random.nextInt(1_000)).toString();
            case "date-time" -> NOW.minusSeconds(random.nextInt(100_000_000)).toString();
            default -> fitting(schema, random);
        };
    }

    private static String fitting(JsonNode schema, Random random) {
        List<String> words = new ArrayList<>(WORDS);
        words.add("n" + random.nextInt(1_000_000));
        String word = OddValues.pick(words, random);
        int longest = schema.path("maxLength").asInt(Integer.MAX_VALUE);
        return word.length() > longest ? word.substring(0, longest) : word;
    }
}
