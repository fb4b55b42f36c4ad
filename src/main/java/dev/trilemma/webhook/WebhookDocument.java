package dev.trilemma.webhook;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Set;

/**
 * A webhook to be added.
 *
 * @param title who or what is told
 * @param url where it is told, by POST: {@code https}, at a public address
 * @param events what it is told of
 */
record WebhookDocument(
        @NotBlank @Size(max = 200) String title,
        @NotBlank @Size(max = 2_000) String url,
        @NotEmpty Set<@NotNull WebhookEvent> events) {}
