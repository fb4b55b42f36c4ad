package dev.trilemma.sweep.result;

import dev.trilemma.sweep.design.Points;
import java.util.UUID;

/** A sweep whose results are asked for. */
public record StoredSweep(UUID id, Points points, int chunkSize) {

    int chunkOf(long number) {
        return Math.toIntExact(number / chunkSize);
    }
}
