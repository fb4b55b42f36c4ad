package dev.trilemma.engine.shape;

import static dev.trilemma.engine.InvalidPlan.require;

/**
 * Attention limited to the nearest tokens.
 *
 * @param size tokens a windowed layer sees, itself included
 * @param globalEvery every n-th layer sees the whole sequence; 0 where no layer does
 */
public record SlidingWindow(int size, int globalEvery) {

    public SlidingWindow {
        require(size > 0, "/architecture/slidingWindow/size", "must be greater than 0");
        require(globalEvery >= 0, "/architecture/slidingWindow/globalEvery", "must not be negative");
    }

    /** Share of the layers that see the whole sequence. */
    public double globalShare() {
        return globalEvery == 0 ? 0 : 1.0 / globalEvery;
    }
}
