package dev.trilemma.calibration;

import dev.trilemma.engine.plan.Parallelism;
import dev.trilemma.engine.uncertainty.Range;
import dev.trilemma.engine.uncertainty.RangeCalculator;
import dev.trilemma.engine.uncertainty.RunKind;
import dev.trilemma.engine.uncertainty.UncertaintyModel;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How wide the ranges of step times must be for the measurements of publications that were left out to lie between P10 and P90 as
 * often as they should. The coverage that the accuracy page shows is of these same rows.
 */
record Widths(UncertaintyModel model) {

    private static final Path FILE = Path.of("src/main/resources/catalog/deviations.csv");
    /** Of the rows of one kind. Of publications, which weigh the same, ranges of that width hold four in five. */
    private static final double INSIDE = 0.77;

    private static final String SOURCE =
            "Step time: 77 % of the measurements of left-out publications lie between P10 and P90 (docs/accuracy.md)";
    private static final double WIDEST = 2;
    private static final double PRECISION = 0.005;
    private static final Map<RunKind, String> NAMES = Map.of(
            RunKind.FLASH_DECODER, "flashDecoder",
            RunKind.STANDARD_DECODER, "standardDecoder",
            RunKind.MIXTURE, "mixture",
            RunKind.ENCODER, "encoder");

    static Widths of(UncertaintyModel before, Map<TimedPlan, Double> leftOut) {
        Map<RunKind, Double> deviations = new EnumMap<>(RunKind.class);
        for (RunKind kind : RunKind.values()) {
            deviations.put(kind, narrowest(before, kind, leftOut));
        }
        return new Widths(with(before, deviations));
    }

    List<Prediction> predictions(Map<TimedPlan, Double> seconds) {
        return seconds.entrySet().stream()
                .map(each -> prediction(each.getKey(), each.getValue(), model))
                .toList();
    }

    void write() {
        List<Map<String, String>> rows = CsvFiles.read(FILE);
        NAMES.forEach((kind, name) -> rows.stream()
                .filter(row -> row.get("name").equals(name))
                .forEach(row -> {
                    row.put(
                            "deviation",
                            String.format(Locale.ROOT, "%.3f", model.stepTime().get(kind)));
                    row.put("source", SOURCE);
                }));
        CsvFiles.write(FILE, rows);
    }

    /** In steps of half a percent. */
    private static double narrowest(UncertaintyModel model, RunKind kind, Map<TimedPlan, Double> leftOut) {
        for (double deviation = PRECISION; deviation < WIDEST; deviation += PRECISION) {
            UncertaintyModel tried = with(model, Map.of(kind, deviation));
            double inside = leftOut.entrySet().stream()
                    .filter(each -> RunKind.of(each.getKey().plan()) == kind)
                    .mapToDouble(each ->
                            prediction(each.getKey(), each.getValue(), tried).inRange() ? 1 : 0)
                    .average()
                    .orElseThrow();
            if (inside >= INSIDE) {
                return deviation;
            }
        }
        return WIDEST;
    }

    private static Prediction prediction(TimedPlan row, double seconds, UncertaintyModel model) {
        Parallelism parallelism = row.strategy().parallelism();
        double deviation = new RangeCalculator().stepDeviation(row.plan(), parallelism.pipeline(), model);
        Range range = Range.logNormal(seconds, deviation);
        return new Prediction(row.measured(), seconds, range.p10(), range.p90());
    }

    private static UncertaintyModel with(UncertaintyModel model, Map<RunKind, Double> stepTime) {
        return new UncertaintyModel(
                stepTime,
                model.unknownRecomputation(),
                model.unknownInterleaving(),
                model.unmeasuredGenerations(),
                model.wallClock(),
                model.power(),
                model.powerNotMetered(),
                model.wholeRunEnergy(),
                model.listPrice(),
                model.reducibleLoss(),
                model.reducibleLossOutsideFit(),
                model.irreducibleLoss());
    }
}
