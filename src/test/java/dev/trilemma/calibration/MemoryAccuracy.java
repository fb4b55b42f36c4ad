package dev.trilemma.calibration;

import dev.trilemma.estimate.EstimateView;
import dev.trilemma.estimate.MemoryView;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * Published peaks of memory beside what the service says of their plans, by source.
 *
 * @param rows measured peaks
 * @param mean of absolute errors, shares of what was measured
 * @param median of absolute errors
 * @param bias mean of signed errors
 */
public record MemoryAccuracy(String source, int rows, double mean, double median, double bias) {

    private static final Path GOLDEN = Path.of("src/test/resources/golden");

    /** A measurement and the prediction of it. */
    public record Peak(MeasuredPeak measured, MemoryView predicted) {

        public boolean fits() {
            return predicted.totalBytes() <= predicted.capacityBytes();
        }

        private double error() {
            return predicted.totalBytes() / measured.peakBytes() - 1;
        }
    }

    /** Every published peak, predicted. */
    public static List<Peak> peaks(Function<JsonNode, EstimateView> service) {
        return MeasuredPeak.all().stream()
                .map(peak -> new Peak(peak, service.apply(peak.plan()).memory()))
                .toList();
    }

    /** The accuracy of every source, in their order; runs that ran out of memory have no peak. */
    public static List<MemoryAccuracy> bySource(List<Peak> peaks) {
        Map<String, List<Double>> errors = peaks.stream()
                .filter(peak -> !peak.measured().outOfMemory())
                .collect(Collectors.groupingBy(
                        peak -> peak.measured().source(),
                        TreeMap::new,
                        Collectors.mapping(Peak::error, Collectors.toList())));
        List<MemoryAccuracy> sources = new ArrayList<>();
        errors.forEach((source, each) -> sources.add(of(source, each)));
        return sources;
    }

    /** The median error of each source that was last accepted. */
    public static Map<String, Double> acceptedMedians() {
        return CsvFiles.read(GOLDEN.resolve("memory-errors.csv")).stream()
                .collect(Collectors.toMap(
                        row -> row.get("source"), row -> Double.valueOf(row.get("median_absolute_error"))));
    }

    /**
     * Runs on which the service and the publication disagree over what fits; the file says why.
     *
     * @param published {@code ran} or {@code ranOut} with its peak, or {@code timed}, which says that it ran
     */
    public static Set<String> exceptions(String published) {
        return CsvFiles.read(GOLDEN.resolve("memory-exceptions.csv")).stream()
                .filter(row -> row.get("published").equals(published))
                .map(row -> row.get("id"))
                .collect(Collectors.toSet());
    }

    /** A line for each source, and the mean of their medians, in which they weigh the same. */
    public static String table(List<MemoryAccuracy> sources) {
        double median =
                sources.stream().mapToDouble(MemoryAccuracy::median).average().orElseThrow();
        return String.format("%n%-34s %5s %7s %7s %7s", "source", "rows", "mean", "median", "bias")
                + sources.stream().map(MemoryAccuracy::line).collect(Collectors.joining())
                + String.format(Locale.ROOT, "%n%-34s %21.1f%%", "sources weighing the same", 100 * median);
    }

    private String line() {
        return String.format(
                Locale.ROOT,
                "%n%-34s %5d %6.1f%% %6.1f%% %+6.1f%%",
                source,
                rows,
                100 * mean,
                100 * median,
                100 * bias);
    }

    private static MemoryAccuracy of(String source, List<Double> errors) {
        double[] absolute = errors.stream().mapToDouble(Math::abs).sorted().toArray();
        int half = absolute.length / 2;
        return new MemoryAccuracy(
                source,
                absolute.length,
                errors.stream().mapToDouble(Math::abs).average().orElseThrow(),
                absolute.length % 2 == 1 ? absolute[half] : (absolute[half - 1] + absolute[half]) / 2,
                errors.stream().mapToDouble(error -> error).average().orElseThrow());
    }
}
