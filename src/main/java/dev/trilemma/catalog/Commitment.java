package dev.trilemma.catalog;

/** How accelerators are bought. */
public enum Commitment {
    ON_DEMAND,
    SPOT,
    RESERVED1_YEAR,
    RESERVED3_YEAR,
    CAPACITY_BLOCK,
    OWNED
}
