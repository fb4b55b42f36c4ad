package dev.trilemma.pricing.imports;

import dev.trilemma.catalog.Accelerators;
import dev.trilemma.engine.hardware.Accelerator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What price lists mean by the names they give accelerators. */
@Component
class Labels {

    /** Memory as it is printed, in GB or GiB, whole or less what the system keeps, lies this near. */
    private static final double NEAR = 0.08;

    private static final double BYTES_PER_GIB = 1 << 30;

    private final Accelerators accelerators;

    Labels(Accelerators accelerators) {
        this.accelerators = accelerators;
    }

    /** Exactly one of both is given. */
    record Meaning(@Nullable String accelerator, @Nullable Code problem) {}

    /**
     * @param priceList as in {@code accelerator-aliases.csv}, such as {@code skypilot:aws}
     * @param memoryGib sizes that the list gives for one accelerator, of which one may be right; they decide only between
     *     accelerators that the label leaves open, since lists are often wrong about memory
     */
    Meaning meaning(String priceList, String label, List<Double> memoryGib) {
        List<Accelerator> meant = accelerators.labelled(priceList, label);
        if (meant.size() > 1) {
            List<Accelerator> fitting = meant.stream()
                    .filter(accelerator -> memoryGib.stream().anyMatch(gib -> isNear(accelerator, gib)))
                    .toList();
            meant = fitting.isEmpty() ? meant : fitting;
        }
        if (meant.isEmpty()) {
            return new Meaning(null, Code.UNKNOWN_ACCELERATOR);
        }
        return meant.size() == 1 ? new Meaning(meant.get(0).id(), null) : new Meaning(null, Code.AMBIGUOUS_ACCELERATOR);
    }

    private static boolean isNear(Accelerator accelerator, double gib) {
        return Math.abs(gib * BYTES_PER_GIB / accelerator.memoryBytes() - 1) <= NEAR;
    }
}
