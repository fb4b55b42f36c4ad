package dev.trilemma.catalog;

import dev.trilemma.engine.hardware.Interconnect;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A link and where its figures were read. */
public record InterconnectEntry(
        Interconnect interconnect, String source, @Nullable String notes, LocalDate retrievedOn) {}
