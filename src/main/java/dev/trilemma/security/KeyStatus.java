package dev.trilemma.security;

/** Whether a key opens anything. */
enum KeyStatus {
    ACTIVE,
    EXPIRED,
    REVOKED
}
