package dev.trilemma.reference;

import dev.trilemma.catalog.AcceleratorEntry;
import dev.trilemma.engine.hardware.Accelerator;
import dev.trilemma.engine.hardware.Generation;
import dev.trilemma.engine.hardware.Precision;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An accelerator as the API answers it.
 *
 * @param year year of introduction
 * @param peakFlopsPerSecond dense peak of each precision it has, widest first
 * @param powerWatts board power, where published
 * @param intraNodeLink what joins it to its neighbours in the node
 * @param intraNodeBytesPerSecond link to its neighbours in the node, each direction, where published
 * @param interNodeBytesPerSecond its usual share of the network between nodes, each direction, where published
 * @param domainSize accelerators that the fast links join
 * @param aliases other names that mean this accelerator and no other
 */
record AcceleratorView(
        String id,
        String vendor,
        String name,
        int year,
        Generation generation,
        AcceleratorEntry.Status status,
        double memoryBytes,
        double memoryBytesPerSecond,
        List<Peak> peakFlopsPerSecond,
        @Nullable Double powerWatts,
        String intraNodeLink,
        @Nullable Double intraNodeBytesPerSecond,
        @Nullable Double interNodeBytesPerSecond,
        int domainSize,
        String source,
        @Nullable String notes,
        LocalDate retrievedOn,
        List<String> aliases) {

    static AcceleratorView of(AcceleratorEntry entry) {
        Accelerator accelerator = entry.accelerator();
        return new AcceleratorView(
                accelerator.id(),
                accelerator.vendor(),
                accelerator.name(),
                entry.year(),
                accelerator.generation(),
                entry.status(),
                accelerator.memoryBytes(),
                accelerator.memoryBytesPerSecond(),
                peaks(accelerator),
                accelerator.powerWatts(),
                entry.intraNodeLink(),
                accelerator.intraNodeBytesPerSecond(),
                accelerator.interNodeBytesPerSecond(),
                accelerator.domainSize(),
                entry.source(),
                entry.notes(),
                entry.retrievedOn(),
                entry.aliases());
    }

    boolean has(Precision precision) {
        return peakFlopsPerSecond.stream().anyMatch(peak -> peak.precision() == precision);
    }

    private static List<Peak> peaks(Accelerator accelerator) {
        return accelerator.peakFlopsPerSecond().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(peak -> new Peak(peak.getKey(), peak.getValue()))
                .toList();
    }

    /** Dense peak in one precision. */
    record Peak(Precision precision, double flopsPerSecond) {}
}
