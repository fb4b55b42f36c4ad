package dev.trilemma.catalog;

import dev.trilemma.engine.hardware.Interconnect;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A line of {@code interconnects.csv}, in the units of the datasheets. */
record InterconnectRow(
        String id,
        String name,
        Interconnect.Scope scope,
        double gbPerSPerAccelerator,
        @Nullable Double latencyUs,
        String source,
        @Nullable String notes,
        LocalDate retrievedOn) {

    private static final double BYTES_PER_GB = 1e9;
    private static final double SECONDS_PER_MICROSECOND = 1e-6;

    Interconnect toInterconnect() {
        return new Interconnect(
                id,
                name,
                scope,
                gbPerSPerAccelerator * BYTES_PER_GB,
                latencyUs == null ? null : latencyUs * SECONDS_PER_MICROSECOND);
    }
}
