package dev.trilemma.plan;

import dev.trilemma.catalog.PlanDocument;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a saved plan said at one of its revisions.
 *
 * @param settings how it was kept
 * @param savedBy the key or person who saved it
 */
record RevisionView(
        long revision,
        @Nullable String title,
        PlanDocument plan,
        PlanSettings settings,
        Instant savedAt,
        String savedBy) {

    static RevisionView of(PlanRevision kept) {
        return new RevisionView(
                kept.revision(),
                kept.document().title(),
                kept.document(),
                kept.settings(),
                kept.savedAt(),
                kept.savedBy());
    }
}
