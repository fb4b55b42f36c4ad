package dev.trilemma.engine.shape;

import static dev.trilemma.engine.InvalidPlan.require;

/**
 * A mixture of experts in place of the feed-forward block.
 *
 * @param count routed experts of a layer
 * @param activePerToken routed experts that one token passes through
 * @param sharedCount experts that every token passes through
 * @param feedForwardSize inner width of one expert
 * @param denseLayers leading layers that keep the plain feed-forward block
 */
public record Experts(int count, int activePerToken, int sharedCount, int feedForwardSize, int denseLayers) {

    public Experts {
        require(count > 0, "/architecture/experts/count", "must be greater than 0");
        require(
                activePerToken > 0 && activePerToken <= count,
                "/architecture/experts/activePerToken",
                "must be between 1 and count (" + count + ")");
        require(sharedCount >= 0, "/architecture/experts/sharedCount", "must not be negative");
        require(feedForwardSize > 0, "/architecture/experts/feedForwardSize", "must be greater than 0");
        require(denseLayers >= 0, "/architecture/experts/denseLayers", "must not be negative");
    }
}
