package dev.trilemma.webhook;

import java.util.UUID;

/**
 * What a receiver is to be sent.
 *
 * @param id the same at every attempt
 * @param body a JSON document
 */
record Message(UUID id, UUID webhookId, String url, SigningSecret secret, String body) {}
