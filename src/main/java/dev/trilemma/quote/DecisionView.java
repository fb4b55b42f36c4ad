package dev.trilemma.quote;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What was decided of a quote.
 *
 * @param decidedBy the key or person who decided
 * @param budget the budget that it draws on; absent where it draws on none
 * @param forced whether the budget had not enough left
 */
record DecisionView(
        Decision decision,
        @Nullable String note,
        String decidedBy,
        Instant decidedAt,
        @Nullable DrawnBudget budget,
        boolean forced) {

    /** The budget as it was called then. */
    record DrawnBudget(UUID id, String title) {}
}
