package dev.trilemma.plan;

import dev.trilemma.catalog.PlanDocument;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A saved plan.
 *
 * @param title the plan document's own
 * @param revision counts the versions of the document from 1; quoted, it is the ETag
 */
public record PlanView(
        UUID id,
        PlanStatus status,
        @Nullable String title,
        PlanDocument plan,
        long revision,
        Instant createdAt,
        Instant updatedAt) {

    static PlanView of(SavedPlan saved) {
        return new PlanView(
                saved.id(),
                PlanStatus.ACTIVE,
                saved.document().title(),
                saved.document(),
                saved.revision(),
                saved.createdAt(),
                saved.updatedAt());
    }

    String etag() {
        return "\"" + revision + "\"";
    }
}
