package dev.trilemma.calibration;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * How far off a group of predictions is; shares of what was measured.
 *
 * @param mean of absolute errors
 * @param median of absolute errors
 * @param bias mean of signed errors
 * @param inRange share of measurements between P10 and P90
 */
public record GroupErrors(int rows, double mean, double median, double bias, double inRange) {

    static GroupErrors of(List<Prediction> predictions) {
        double[] errors = predictions.stream()
                .mapToDouble(prediction -> Math.abs(prediction.error()))
                .sorted()
                .toArray();
        int half = errors.length / 2;
        return new GroupErrors(
                errors.length,
                mean(predictions, prediction -> Math.abs(prediction.error())),
                errors.length % 2 == 1 ? errors[half] : (errors[half - 1] + errors[half]) / 2,
                mean(predictions, Prediction::error),
                mean(predictions, prediction -> prediction.inRange() ? 1 : 0));
    }

    /** By a label, in its order. */
    public static Map<String, GroupErrors> by(Function<Prediction, String> label, List<Prediction> predictions) {
        return predictions.stream()
                .collect(Collectors.groupingBy(
                        label, TreeMap::new, Collectors.collectingAndThen(Collectors.toList(), GroupErrors::of)));
    }

    /** All groups together, each weighing the same. */
    static GroupErrors overall(Map<String, GroupErrors> groups) {
        return new GroupErrors(
                groups.values().stream().mapToInt(GroupErrors::rows).sum(),
                average(groups, GroupErrors::mean),
                average(groups, GroupErrors::median),
                average(groups, GroupErrors::bias),
                average(groups, GroupErrors::inRange));
    }

    private static double average(Map<String, GroupErrors> groups, Function<GroupErrors, Double> figure) {
        return groups.values().stream().collect(Collectors.averagingDouble(figure::apply));
    }

    private static double mean(List<Prediction> predictions, Function<Prediction, ? extends Number> figure) {
        return predictions.stream()
                .mapToDouble(prediction -> figure.apply(prediction).doubleValue())
                .average()
                .orElseThrow();
    }
}
