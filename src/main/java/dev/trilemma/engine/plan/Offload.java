package dev.trilemma.engine.plan;

/** What is kept in host memory and brought back when needed. */
public record Offload(boolean weights, boolean activations, boolean optimizer) {

    public static final Offload NOTHING = new Offload(false, false, false);
}
