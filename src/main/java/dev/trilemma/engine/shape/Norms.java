package dev.trilemma.engine.shape;

import static dev.trilemma.engine.InvalidPlan.require;

/**
 * The normalisation of a layer.
 *
 * @param perLayer norms in a layer of one block of attention and one of feed-forward
 * @param biased a bias beside each weight, as LayerNorm has and RMSNorm has not
 * @param queryKey norms on queries and keys
 */
public record Norms(int perLayer, boolean biased, QueryKeyNorm queryKey) {

    public Norms {
        require(perLayer >= 0, "/architecture/normsPerLayer", "must not be negative");
    }

    /** Parameters of one norm over the hidden size. */
    long parameters(long hiddenSize) {
        return biased ? 2 * hiddenSize : hiddenSize;
    }

    long queryKeyParameters(Attention attention) {
        return switch (queryKey) {
            case NONE -> 0;
            case HEAD -> 2L * attention.headSize();
            case FULL -> attention.queryWidth() + attention.keyValueWidth();
        };
    }
}
