package dev.trilemma.sweep.result;

import dev.trilemma.sweep.design.SweptPlan;
import java.util.UUID;

/** A sweep whose results are asked for. */
public record StoredSweep(UUID id, SweptPlan swept, int chunkSize) {

    int chunkOf(long number) {
        return Math.toIntExact(number / chunkSize);
    }
}
