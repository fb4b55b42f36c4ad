package dev.trilemma.pricing;

/** Where a version of a price catalog stands. */
public enum VersionStatus {
    /** Its prices are being stored, and nobody sees them. */
    DRAFT,
    /** The newest of its catalog. */
    PUBLISHED,
    /** A newer one of its catalog is published. Plans that pin it, and days that it knows best, are still priced from it. */
    SUPERSEDED,
    /** Storing its prices ended before all were there; it has none. */
    FAILED
}
