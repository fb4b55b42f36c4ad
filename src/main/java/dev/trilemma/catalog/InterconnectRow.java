package dev.trilemma.catalog;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.trilemma.engine.hardware.Interconnect;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A line of {@code interconnects.csv}, in the units of the datasheets. */
record InterconnectRow(
        String id,
        String name,
        Interconnect.Scope scope,
        @JsonProperty("gb_per_s_per_accelerator") double gbPerSecond,
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
                gbPerSecond * BYTES_PER_GB,
                latencyUs == null ? null : latencyUs * SECONDS_PER_MICROSECOND);
    }
}
