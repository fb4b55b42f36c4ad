package dev.trilemma.engine.memory;

/** What of a strategy does not fit in an accelerator. */
public enum Shortage {
    /** It fits. */
    NONE,
    /** Weights, gradients, optimizer state and buffers alone are too large. */
    STATE,
    /** They fit, and the activations beside them do not. */
    ACTIVATIONS
}
