package dev.trilemma.calibration;

import java.nio.file.Path;
import java.util.List;

/**
 * What is expected of a constant beside the fit, chosen in view of the recipe that the model started from and of the rows.
 *
 * @param name of the constant, as in {@link Constants}
 * @param value in the constant's unit
 * @param deviation standard deviation of its logarithm
 * @param reason why that value was expected
 */
record Prior(String name, double value, double deviation, String reason) {

    private static final Path FILE = Path.of("src/test/resources/calibration/priors.csv");

    static List<Prior> all() {
        return CsvFiles.read(FILE).stream()
                .map(row -> new Prior(
                        row.get("name"),
                        Double.parseDouble(row.get("value")),
                        Double.parseDouble(row.get("deviation")),
                        row.get("reason")))
                .toList();
    }

    /** The constant so many deviations above what was expected. */
    double at(double deviations) {
        return value * Math.exp(deviation * deviations);
    }
}
