package dev.trilemma.engine.time;

/** The forward and the backward pass through layers. */
record LayerPasses(LayerPass forward, LayerPass backward) {

    LayerPass both() {
        return forward.plus(backward);
    }

    LayerPasses plus(LayerPasses other) {
        return new LayerPasses(forward.plus(other.forward), backward.plus(other.backward));
    }

    LayerPasses times(double factor) {
        return new LayerPasses(forward.times(factor), backward.times(factor));
    }
}
