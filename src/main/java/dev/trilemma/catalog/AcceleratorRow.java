package dev.trilemma.catalog;

import dev.trilemma.engine.hardware.Accelerator;
import dev.trilemma.engine.hardware.Generation;
import dev.trilemma.engine.hardware.Precision;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A line of {@code accelerators.csv}, in the units of the datasheets. */
record AcceleratorRow(
        String id,
        String vendor,
        String name,
        int year,
        Generation generation,
        double memoryGib,
        double memoryBandwidthGbPerS,
        @Nullable Double powerW,
        String intraNodeLink,
        @Nullable Double intraNodeGbPerS,
        @Nullable Double interNodeGbPerS,
        int domainSize,
        AcceleratorEntry.Status status,
        String source,
        @Nullable String notes,
        LocalDate retrievedOn) {

    private static final double BYTES_PER_GIB = 0x1p30;
    private static final double BYTES_PER_GB = 1e9;
    private static final double FLOPS_PER_TFLOP = 1e12;

    /**
     * The accelerator in the engine's units.
     *
     * @param peaks the rows of {@code accelerator-peaks.csv} that are this accelerator's
     */
    Accelerator toAccelerator(List<AcceleratorPeakRow> peaks) {
        return new Accelerator(
                id,
                vendor,
                name,
                generation,
                memoryGib * BYTES_PER_GIB,
                memoryBandwidthGbPerS * BYTES_PER_GB,
                peakFlopsPerSecond(peaks),
                powerW,
                bytesPerSecond(intraNodeGbPerS),
                bytesPerSecond(interNodeGbPerS),
                domainSize);
    }

    private static Map<Precision, Double> peakFlopsPerSecond(List<AcceleratorPeakRow> peaks) {
        return peaks.stream()
                .collect(Collectors.toMap(
                        AcceleratorPeakRow::precision, peak -> peak.peakDenseTflops() * FLOPS_PER_TFLOP));
    }

    private static @Nullable Double bytesPerSecond(@Nullable Double gbPerSecond) {
        return gbPerSecond == null ? null : gbPerSecond * BYTES_PER_GB;
    }
}
