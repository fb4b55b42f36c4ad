package dev.trilemma.pricing;

/** Whether an offer's price can be relied on. A suspect one is chosen only where a plan names its provider and nothing better is there. */
public enum OfferStatus {
    OK,
    SUSPECT
}
