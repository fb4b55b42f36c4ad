package dev.trilemma.webhook;

/** Whether a receiver was told. */
enum DeliveryStatus {
    PENDING,
    DELIVERED,
    /** It was tried as often as it is tried. */
    FAILED
}
