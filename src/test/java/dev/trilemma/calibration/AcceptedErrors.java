package dev.trilemma.calibration;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The mean absolute error of each publication that was last accepted, in {@code golden/step-time-errors.csv}. */
public final class AcceptedErrors {

    private static final Path FILE = Path.of("src/test/resources/golden/step-time-errors.csv");

    private AcceptedErrors() {}

    /** By publication; with {@code -Daccuracy.update} today's errors are accepted first. */
    public static Map<String, Double> ofSteps(Map<String, GroupErrors> today) {
        if (System.getProperty("accuracy.update") != null) {
            accept(today);
        }
        Map<String, Double> accepted = new TreeMap<>();
        CsvFiles.read(FILE)
                .forEach(row -> accepted.put(row.get("publication"), Double.valueOf(row.get("mean_absolute_error"))));
        return accepted;
    }

    private static void accept(Map<String, GroupErrors> today) {
        List<Map<String, String>> rows = new ArrayList<>();
        today.forEach((publication, errors) -> {
            Map<String, String> row = new LinkedHashMap<>();
            row.put("publication", publication);
            row.put("rows", Integer.toString(errors.rows()));
            row.put("mean_absolute_error", String.format(Locale.ROOT, "%.4f", errors.mean()));
            rows.add(row);
        });
        CsvFiles.write(FILE, rows);
    }
}
