package dev.trilemma.audit;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * One thing that was done.
 *
 * @param actor the key or person who did it; {@code service} where nobody asked
 * @param action what was done, such as {@code quote.approved}
 * @param resource path of what it was done to, below {@code /api/v1/}
 * @param detail what there is to know of it
 */
record AuditEntryView(
        UUID id, Instant createdAt, String actor, String action, String resource, Map<String, Object> detail) {}
