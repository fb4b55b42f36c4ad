package dev.trilemma.quote;

/** Where a quote stands. */
enum QuoteStatus {
    /** Calculated and frozen, not yet to be decided. */
    DRAFT,
    /** To be approved or rejected until it expires. */
    ISSUED,
    APPROVED,
    REJECTED,
    /** Nobody decided in time. */
    EXPIRED,
    /** Another quote took its place. */
    SUPERSEDED
}
