package dev.trilemma.engine.strategy;

/** Why a strategy that was examined is not among the feasible ones. */
public enum Rejection {
    /** Weights, gradients, optimizer state and buffers alone exceed the memory. */
    STATE_DOES_NOT_FIT,
    /** Activations exceed what the state leaves of the memory. */
    ACTIVATIONS_DO_NOT_FIT,
    /** It fits with less offloaded, which is never slower. */
    OFFLOAD_NOT_NEEDED
}
