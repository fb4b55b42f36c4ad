package dev.trilemma.catalog;

/** How a published parameter count is known: as an exact integer, by formula from a published table, or as a rounded label. */
public enum CountStatus {
    VERIFIED,
    COMPUTED,
    LABEL
}
