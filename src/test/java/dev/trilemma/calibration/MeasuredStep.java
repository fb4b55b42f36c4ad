package dev.trilemma.calibration;

import dev.trilemma.web.Json;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A published step time, from {@code golden/step-times.csv}.
 *
 * @param source where it was read
 * @param group the publication that it belongs to; groups weigh the same
 * @param seconds of one optimizer step
 * @param plan the run as a plan document
 */
public record MeasuredStep(String id, String source, String group, double seconds, JsonNode plan) {

    private static final Path FILE = Path.of("src/test/resources/golden/step-times.csv");

    public static List<MeasuredStep> all() {
        return CsvFiles.read(FILE).stream().map(MeasuredStep::of).toList();
    }

    /** What is left out together: vTrain's two groups are one paper. */
    String publication() {
        return group.replace(" single node", "");
    }

    String accelerator() {
        return plan.at("/cluster/accelerator").stringValue();
    }

    String framework() {
        return plan.at("/training/framework").stringValue();
    }

    private static MeasuredStep of(Map<String, String> row) {
        return new MeasuredStep(
                row.get("id"),
                row.get("source"),
                row.get("group"),
                Double.parseDouble(row.get("measuredStepSeconds")),
                plan(row));
    }

    /** The columns with a slash are the plan: {@code training/tokens} is the field {@code tokens} of {@code training}. */
    static JsonNode plan(Map<String, String> row) {
        ObjectNode plan = Json.mapper().createObjectNode();
        row.forEach((column, value) -> {
            if (column.contains("/") && !value.isEmpty()) {
                int last = column.lastIndexOf('/');
                ObjectNode parent = plan.withObject("/" + column.substring(0, last));
                parent.set(column.substring(last + 1), scalar(value));
            }
        });
        return plan;
    }

    private static JsonNode scalar(String value) {
        boolean literal = value.matches("-?[0-9.]+(e[+-]?[0-9]+)?|true|false");
        return Json.mapper().readTree(literal ? value : "\"" + value + "\"");
    }
}
