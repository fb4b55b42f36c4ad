package dev.trilemma.webhook;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

/**
 * A webhook as it is answered when it is added, and never again.
 *
 * @param secret what the receiver verifies signatures with; keep it, for it is not shown again
 */
record NewWebhookView(@JsonUnwrapped WebhookView webhook, String secret) {}
