package dev.trilemma.pricing;

/** Whether an offer's price can be relied on. Only an {@code OK} one is ever chosen for a plan. */
enum OfferStatus {
    OK,
    SUSPECT
}
