package dev.trilemma.catalog;

/** A figure and where it comes from. */
public record Sourced(double value, String source) {

    public Sourced {
        if (source.isBlank()) {
            throw new IllegalArgumentException("a figure needs its source");
        }
    }
}
