package dev.trilemma.engine.time;

/**
 * The layers of one kind, for one micro-batch on one rank.
 *
 * @param count layers of this kind in the model
 * @param forward one layer's forward pass
 * @param backward one layer's backward pass
 * @param sharedWeights weights of one layer on this rank that every expert-parallel rank holds
 * @param routedWeights weights of one layer on this rank that belong to its experts
 */
record LayerTime(int count, LayerPass forward, LayerPass backward, double sharedWeights, double routedWeights) {

    /** A kind that the model has none of. */
    static final LayerTime NONE = new LayerTime(0, LayerPass.NOTHING, LayerPass.NOTHING, 0, 0);

    /** Both passes through all layers of this kind. */
    LayerPass all() {
        return forward.plus(backward).times(count);
    }
}
