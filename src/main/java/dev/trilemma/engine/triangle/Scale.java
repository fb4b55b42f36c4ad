package dev.trilemma.engine.triangle;

/** A vertex's scale, from its worst anchor at 0 to its best at 1: the less, the better. */
public record Scale(Anchor worst, Anchor best) {

    public Scale {
        if (!(worst.value() > best.value())) {
            throw new IllegalArgumentException("the worst anchor must exceed the best");
        }
    }

    /** Linear in the logarithm, because time, money and reducible loss trade as powers of each other. */
    double score(double value) {
        double score = Math.log(worst.value() / value) / Math.log(worst.value() / best.value());
        return Math.min(1, Math.max(0, score));
    }
}
