package dev.trilemma.catalog;

import dev.trilemma.engine.hardware.Accelerator;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An accelerator and what the catalog knows of it beyond what is calculated with.
 *
 * @param year year of introduction
 * @param intraNodeLink what joins it to its neighbours in the node
 * @param source where its figures were read
 * @param aliases other names that mean this accelerator and no other
 */
public record AcceleratorEntry(
        Accelerator accelerator,
        int year,
        Status status,
        String intraNodeLink,
        String source,
        @Nullable String notes,
        LocalDate retrievedOn,
        List<String> aliases) {

    /** Whether it can be had. */
    public enum Status {
        AVAILABLE,
        /** The vendor's figures before release. */
        ANNOUNCED
    }
}
