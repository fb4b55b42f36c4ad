package dev.trilemma.engine.shape;

import static dev.trilemma.engine.InvalidPlan.require;

/**
 * Attention limited to the nearest tokens.
 *
 * @param size tokens a windowed layer sees, itself included
 * @param globalShare share of the layers that see the whole sequence
 */
public record SlidingWindow(int size, double globalShare) {

    public SlidingWindow {
        require(size > 0, "/architecture/slidingWindow/size", "must be greater than 0");
        require(
                globalShare >= 0 && globalShare <= 1,
                "/architecture/slidingWindow/globalLayers",
                "must not be more than the layers");
    }
}
