package dev.trilemma.engine.shape;

/** Which linear layers add a bias. */
public enum Biases {
    NONE,
    QUERY_KEY_VALUE,
    ALL
}
