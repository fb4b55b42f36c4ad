package dev.trilemma.calibration;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Errors by publication, and over all of them, as text for a terminal. */
public final class ErrorTable {

    private ErrorTable() {}

    public static String of(String title, List<Prediction> predictions) {
        Map<String, GroupErrors> groups =
                GroupErrors.by(prediction -> prediction.measured().group(), predictions);
        var table = new StringBuilder(
                String.format("%n%-34s %5s %7s %7s %7s %9s%n", title, "rows", "mean", "median", "bias", "in range"));
        groups.forEach((group, errors) -> table.append(line(group, errors)));
        return table.append(line("all, publications weighing the same", GroupErrors.overall(groups)))
                .toString();
    }

    private static String line(String name, GroupErrors errors) {
        return String.format(
                Locale.ROOT,
                "%-34s %5d %6.1f%% %6.1f%% %+6.1f%% %8.0f%%%n",
                name,
                errors.rows(),
                100 * errors.mean(),
                100 * errors.median(),
                100 * errors.bias(),
                100 * errors.inRange());
    }
}
