package dev.trilemma.webhook;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One event that a webhook is told.
 *
 * @param id the {@code webhook-id} of every attempt
 * @param status whether it was told, is to be told, or could not be
 * @param createdAt when it happened
 * @param attempts how often it was tried
 * @param attemptedAt when it was tried last
 * @param responseStatus HTTP status of the last answer; absent where there was none
 * @param failure why the last attempt had no answer
 * @param nextAttemptAt when it is tried next; absent where it is not
 */
record DeliveryView(
        UUID id,
        DeliveryStatus status,
        WebhookEvent event,
        Instant createdAt,
        int attempts,
        @Nullable Instant attemptedAt,
        @Nullable Integer responseStatus,
        @Nullable String failure,
        @Nullable Instant nextAttemptAt) {}
