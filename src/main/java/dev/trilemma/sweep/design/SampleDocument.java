package dev.trilemma.sweep.design;

import jakarta.validation.constraints.Positive;
import org.jspecify.annotations.Nullable;

/**
 * Which combinations of the values are looked at.
 *
 * @param kind {@code grid}: all of them; {@code random}: any; {@code latinHypercube}: any, of which every axis is covered evenly
 * @param size points of a sample; not of a grid
 * @param seed makes a sample repeatable; absent: 0
 */
public record SampleDocument(
        @Nullable Kind kind,
        @Nullable @Positive Long size,
        @Nullable Long seed) {

    static final SampleDocument GRID = new SampleDocument(Kind.GRID, null, null);

    /** How combinations are chosen. */
    public enum Kind {
        GRID,
        RANDOM,
        LATIN_HYPERCUBE
    }

    Kind usedKind() {
        return kind == null ? Kind.GRID : kind;
    }

    long usedSeed() {
        return seed == null ? 0 : seed;
    }
}
