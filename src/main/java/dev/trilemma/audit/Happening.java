package dev.trilemma.audit;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * Something that a caller, or the service itself, has done for a team.
 *
 * @param actor who did it
 * @param action what was done, such as {@code quote.approved}
 * @param resource path of what it was done to, below {@code /api/v1/}
 * @param detail what a reader wants to know of it; no secrets
 */
public record Happening(
        UUID id, String team, Instant at, String actor, String action, String resource, Map<String, Object> detail) {

    public Happening {
        detail = Map.copyOf(detail);
    }
}
