package dev.trilemma.security;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

/**
 * A key as it is answered when it is issued, and never again.
 *
 * @param secret what to send as {@code X-API-Key}; keep it, for it is stored nowhere
 */
record NewKeyView(@JsonUnwrapped KeyView key, String secret) {}
