package dev.trilemma.quote;

/** What a budget owner may say of a quote. */
enum Decision {
    APPROVED,
    REJECTED;

    QuoteStatus status() {
        return this == APPROVED ? QuoteStatus.APPROVED : QuoteStatus.REJECTED;
    }
}
