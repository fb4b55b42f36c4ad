package dev.trilemma.engine.plan;

/** How much of the forward pass is done again in the backward pass to save memory. */
public enum Recomputation {
    NONE,
    SELECTIVE,
    FULL
}
