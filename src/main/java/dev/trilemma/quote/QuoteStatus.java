package dev.trilemma.quote;

/** Whether a quote still holds. */
enum QuoteStatus {
    ISSUED,
    EXPIRED
}
