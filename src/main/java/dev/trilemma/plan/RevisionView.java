package dev.trilemma.plan;

import dev.trilemma.catalog.PlanDocument;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a saved plan said at one of its revisions. */
record RevisionView(long revision, @Nullable String title, PlanDocument plan, Instant savedAt) {

    static RevisionView of(PlanRevision kept) {
        return new RevisionView(kept.revision(), kept.document().title(), kept.document(), kept.savedAt());
    }
}
