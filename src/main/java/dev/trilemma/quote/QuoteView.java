package dev.trilemma.quote;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.trilemma.catalog.PlanDocument;
import dev.trilemma.estimate.EstimateView;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A quote: the plan, and the whole estimate as it was when the quote was issued.
 *
 * @param status where it stands; undecided, it expires at {@code expiresAt}. Beside it and what was decided nothing of a quote ever
 *     changes
 * @param decision what was decided of it; absent until then
 * @param supersededBy the quote that took its place; absent where none did
 * @param plan the plan document as it was quoted
 * @param planId the saved plan it was made from; absent where the plan was sent
 * @param planRevision that plan's revision
 */
record QuoteView(
        UUID id,
        QuoteStatus status,
        @Nullable DecisionView decision,
        @Nullable UUID supersededBy,
        @Nullable String title,
        PlanDocument plan,
        @Nullable UUID planId,
        @Nullable Long planRevision,
        Instant createdAt,
        Instant expiresAt,
        @JsonUnwrapped EstimateView estimate) {}
