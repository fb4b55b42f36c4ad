package dev.trilemma.webhook;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A webhook, without its secret.
 *
 * @param title who or what is told
 * @param url where it is told
 * @param events what it is told of
 * @param createdBy who added it
 */
record WebhookView(UUID id, String title, String url, List<WebhookEvent> events, Instant createdAt, String createdBy) {}
