package dev.trilemma.engine.plan;

/** A projection that low-rank adapters are added to. */
public enum LoraTarget {
    QUERY,
    KEY,
    VALUE,
    OUTPUT,
    FEED_FORWARD
}
