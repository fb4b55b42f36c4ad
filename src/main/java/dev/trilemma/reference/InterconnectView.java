package dev.trilemma.reference;

import dev.trilemma.catalog.InterconnectEntry;
import dev.trilemma.engine.hardware.Interconnect;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A link as the API answers it.
 *
 * @param scope whether it joins accelerators of a node or nodes of a network
 * @param bytesPerSecond one accelerator's share, each direction
 * @param latencySeconds what one collective operation takes at least, where published
 */
record InterconnectView(
        String id,
        String name,
        Interconnect.Scope scope,
        double bytesPerSecond,
        @Nullable Double latencySeconds,
        String source,
        @Nullable String notes,
        LocalDate retrievedOn) {

    static InterconnectView of(InterconnectEntry entry) {
        Interconnect interconnect = entry.interconnect();
        return new InterconnectView(
                interconnect.id(),
                interconnect.name(),
                interconnect.scope(),
                interconnect.bytesPerSecond(),
                interconnect.latencySeconds(),
                entry.source(),
                entry.notes(),
                entry.retrievedOn());
    }
}
