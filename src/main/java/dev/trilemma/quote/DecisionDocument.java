package dev.trilemma.quote;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A decision on a quote.
 *
 * @param decision what is decided
 * @param note why, for those who ask later
 * @param budget id of the budget that an approval draws on; absent: the team's only budget of today in the quote's currency, where it
 *     has one
 * @param force whether to approve although the budget has not enough left; for administrators
 */
record DecisionDocument(
        @NotNull Decision decision,
        @Nullable @Size(max = 2_000) String note,
        @Nullable UUID budget,
        @Nullable Boolean force) {

    boolean isForced() {
        return Boolean.TRUE.equals(force);
    }
}
