package dev.trilemma.engine.shape;

import static dev.trilemma.engine.InvalidPlan.require;

/**
 * The feed-forward block of one layer.
 *
 * @param size inner width
 * @param gated three matrices (SwiGLU, GeGLU) rather than two
 */
public record FeedForward(int size, boolean gated) {

    public FeedForward {
        require(size > 0, "/architecture/feedForwardSize", "must be greater than 0");
    }

    /** Matrices between the hidden size and the inner width. */
    public int matrices() {
        return gated ? 3 : 2;
    }

    long weights(long hiddenSize, long width) {
        return matrices() * hiddenSize * width;
    }

    long biases(long hiddenSize, long width) {
        return (matrices() - 1) * width + hiddenSize;
    }
}
