package dev.trilemma.calibration;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A published peak of memory, from {@code golden/memory.csv}.
 *
 * @param peakBytes of one accelerator, the driver's context left out; null where the run ran out of memory
 * @param plan the run as a plan document
 */
public record MeasuredPeak(
        String id, String source, @Nullable Double peakBytes, JsonNode plan) {

    private static final Path FILE = Path.of("src/test/resources/golden/memory.csv");
    private static final String OUT_OF_MEMORY = "OOM";

    public static List<MeasuredPeak> all() {
        return CsvFiles.read(FILE).stream().map(MeasuredPeak::of).toList();
    }

    /** Whether the run ran out of memory. */
    public boolean outOfMemory() {
        return peakBytes == null;
    }

    private static MeasuredPeak of(Map<String, String> row) {
        String peak = row.get("measuredPeakBytes");
        return new MeasuredPeak(
                row.get("id"),
                row.get("source"),
                peak.equals(OUT_OF_MEMORY) ? null : Double.valueOf(peak),
                MeasuredStep.plan(row));
    }
}
