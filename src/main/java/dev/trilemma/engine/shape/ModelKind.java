package dev.trilemma.engine.shape;

/** What a token may look at: earlier tokens only, all tokens, or one stack of each. */
public enum ModelKind {
    DECODER,
    ENCODER,
    ENCODER_DECODER
}
