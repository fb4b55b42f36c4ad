package dev.trilemma.calibration;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What was predicted for each measured step with constants fitted to the other publications, as {@link Calibrate} left it. */
final class LeftOutSteps {

    private static final Path FILE = Path.of("src/test/resources/calibration/left-out-steps.csv");

    private LeftOutSteps() {}

    /** Predicted seconds by the id of the measurement. */
    static Map<String, Double> read() {
        return CsvFiles.read(FILE).stream()
                .collect(Collectors.toMap(
                        row -> row.get("id"), row -> Double.valueOf(row.get("predicted_step_seconds"))));
    }

    static void write(Map<TimedPlan, Double> seconds) {
        List<Map<String, String>> rows = seconds.entrySet().stream()
                .sorted(Comparator.comparing(each -> each.getKey().measured().id()))
                .map(each -> row(each.getKey().measured().id(), each.getValue()))
                .toList();
        CsvFiles.write(FILE, rows);
    }

    private static Map<String, String> row(String id, double seconds) {
        Map<String, String> row = new LinkedHashMap<>();
        row.put("id", id);
        row.put("predicted_step_seconds", String.format(Locale.ROOT, "%.5g", seconds));
        return row;
    }
}
