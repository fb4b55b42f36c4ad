package dev.trilemma.faults.fuzz;

import dev.trilemma.ApiDescription;
import dev.trilemma.ApiDescription.Operation;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.BiFunction;
import org.springframework.web.util.UriUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ContainerNode;
import tools.jackson.databind.node.ObjectNode;

/** Makes requests from the description of the API: valid ones, most of them with one to three faults. */
final class RequestMaker {

    private static final int MOST_FAULTS = 3;

    /** What takes seconds, or makes each later quote a delivery more: asked for less often. */
    private static final Set<String> SELDOM =
            Set.of("createFrontier", "createSolution", "createStrategy", "createWebhook", "createSweep");

    private static final int SELDOM_ONE_IN = 10;

    private final List<Operation> operations;
    private final SampleValues samples;
    private final Donors donors;
    private final long seed;

    RequestMaker(ApiDescription description, long seed) {
        this.operations = description.operations().stream()
                .filter(RequestMaker::endsByItself)
                .toList();
        this.samples = new SampleValues(description);
        this.donors = new Donors(description);
        this.seed = seed;
    }

    /** @param stored the id that a parameter of an operation has, of something that exists; empty where it can have none */
    FuzzedRequest make(long number, BiFunction<Operation, String, String> stored) {
        Random random = new Random(seed * 1_000_000_007 + number);
        Operation operation = operation(random);
        Draft draft = new Draft(operation.method(), segments(operation, stored));
        addParameters(draft, operation, stored, random);
        addBody(draft, operation, random);
        RequestFaults faults = new RequestFaults(random);
        for (int fault = random.nextInt(MOST_FAULTS + 1); fault > 0; fault--) {
            faults.inflict(draft);
        }
        return draft.request(number, operation.name());
    }

    /** An event stream goes on for as long as there are events. */
    private static boolean endsByItself(Operation operation) {
        return !operation.node().at("/responses/200/content").has("text/event-stream");
    }

    private Operation operation(Random random) {
        Operation operation = OddValues.pick(operations, random);
        boolean again = SELDOM.contains(operation.id()) && random.nextInt(SELDOM_ONE_IN) > 0;
        return again ? OddValues.pick(operations, random) : operation;
    }

    private static List<String> segments(Operation operation, BiFunction<Operation, String, String> stored) {
        return Arrays.stream(operation.path().split("/"))
                .map(segment -> segment.startsWith("{")
                        ? pathValue(operation, segment.substring(1, segment.length() - 1), stored)
                        : segment)
                .toList();
    }

    private static String pathValue(Operation operation, String name, BiFunction<Operation, String, String> stored) {
        JsonNode parameter = operation
                .parameters()
                .filter(candidate -> candidate.get("name").asString().equals(name))
                .findFirst()
                .orElseThrow();
        return parameter.has("example") ? parameter.get("example").asString() : stored.apply(operation, name);
    }

    private void addParameters(
            Draft draft, Operation operation, BiFunction<Operation, String, String> stored, Random random) {
        for (JsonNode parameter : operation.parameters().toList()) {
            String place = parameter.get("in").asString();
            boolean given = parameter.path("required").asBoolean(false) || random.nextInt(3) == 0;
            if (!given || place.equals("path")) {
                continue;
            }
            String name = parameter.get("name").asString();
            String known = stored.apply(operation, name);
            String value = known.isEmpty() ? value(parameter, random) : known;
            if (place.equals("query")) {
                draft.query.add(Map.entry(name, UriUtils.encode(value, StandardCharsets.UTF_8)));
            } else {
                draft.headers.put(name, value);
            }
        }
    }

    private String value(JsonNode parameter, Random random) {
        if (parameter.has("example") && random.nextInt(4) > 0) {
            return parameter.get("example").asString();
        }
        JsonNode sample = samples.of(parameter.get("schema"), random);
        return sample.isContainer() ? String.join(",", texts(sample)) : sample.asString("");
    }

    private static List<String> texts(JsonNode sample) {
        List<String> texts = new ArrayList<>();
        sample.forEach(item -> texts.add(item.asString("")));
        return texts;
    }

    private void addBody(Draft draft, Operation operation, Random random) {
        List<Map.Entry<String, JsonNode>> bodies = operation.bodies().toList();
        if (bodies.isEmpty()) {
            return;
        }
        Map.Entry<String, JsonNode> body = OddValues.pick(bodies, random);
        draft.headers.put("Content-Type", body.getKey());
        draft.body = content(body.getValue(), random).getBytes(StandardCharsets.UTF_8);
    }

    private String content(JsonNode body, Random random) {
        JsonNode example = body.path("example");
        if (example.isString()) {
            return example.asString();
        }
        boolean shown = example.isObject() && random.nextInt(3) > 0;
        JsonNode document = shown ? example.deepCopy() : samples.of(body.path("schema"), random);
        if (document instanceof ObjectNode object && random.nextInt(4) == 0) {
            donors.transplant(object, random);
        }
        if (document instanceof ContainerNode<?> container) {
            for (int fault = random.nextInt(MOST_FAULTS); fault > 0; fault--) {
                DocumentFaults.inflict(container, random);
            }
        }
        return document.toString();
    }
}
