package dev.trilemma.calibration;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What a careful person does without an engine: model FLOPs over a fixed rate, one for each accelerator and precision: the median of
 * what was achieved, publications weighing the same. Where nobody measured a pair, the median of its precision serves.
 */
final class PocketCalculator {

    private final Map<String, Double> rates;

    private PocketCalculator(Map<String, Double> rates) {
        this.rates = rates;
    }

    static PocketCalculator fittedTo(List<StepResult> rows) {
        Map<String, Double> rates = new HashMap<>(medians(rows, PocketCalculator::pair));
        rates.putAll(medians(rows, PocketCalculator::precision));
        return new PocketCalculator(rates);
    }

    /** What it says of a step, beside what was measured; a pocket calculator has no ranges. */
    Prediction predict(StepResult row) {
        double rate = rates.getOrDefault(pair(row), rates.getOrDefault(precision(row), Double.NaN));
        double seconds = row.modelFlopsPerAccelerator() / rate;
        return new Prediction(row.prediction().measured(), seconds, seconds, seconds);
    }

    private static Map<String, Double> medians(List<StepResult> rows, Function<StepResult, String> key) {
        Map<String, Map<String, List<StepResult>>> byGroup = rows.stream()
                .collect(Collectors.groupingBy(
                        key,
                        Collectors.groupingBy(row -> row.prediction().measured().group())));
        Map<String, Double> medians = new HashMap<>();
        byGroup.forEach((name, groups) -> medians.put(
                name,
                median(groups.values().stream()
                        .mapToDouble(group -> median(group.stream()
                                .mapToDouble(PocketCalculator::rate)
                                .toArray()))
                        .toArray())));
        return medians;
    }

    private static double rate(StepResult row) {
        return row.modelFlopsPerAccelerator() / row.prediction().measured().seconds();
    }

    private static String pair(StepResult row) {
        return row.prediction().measured().accelerator() + " " + precision(row);
    }

    private static String precision(StepResult row) {
        return row.prediction().measured().plan().at("/training/precision").stringValue();
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }
}
