package dev.trilemma.plan;

import dev.trilemma.catalog.PlanDocument;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A saved plan.
 *
 * @param title the plan document's own
 * @param settings how it is kept
 * @param revision counts the versions of document and settings from 1; quoted, it is the ETag
 */
public record PlanView(
        UUID id,
        PlanStatus status,
        @Nullable String title,
        PlanDocument plan,
        PlanSettings settings,
        long revision,
        Instant createdAt,
        Instant updatedAt) {

    static PlanView of(SavedPlan saved) {
        return new PlanView(
                saved.id(),
                saved.status(),
                saved.document().title(),
                saved.document(),
                saved.settings(),
                saved.revision(),
                saved.createdAt(),
                saved.updatedAt());
    }

    String etag() {
        return "\"" + revision + "\"";
    }
}
