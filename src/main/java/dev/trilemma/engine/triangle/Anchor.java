package dev.trilemma.engine.triangle;

/**
 * A value that a score of 0 or 1 stands for.
 *
 * @param unit {@code seconds}, {@code nats} or {@code USD}
 * @param description what takes, reaches or costs this
 */
public record Anchor(double value, String unit, String description, String source) {

    public Anchor {
        if (!(value > 0)) {
            throw new IllegalArgumentException("an anchor of a logarithm must be greater than 0");
        }
    }
}
