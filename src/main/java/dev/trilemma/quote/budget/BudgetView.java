package dev.trilemma.quote.budget;

import dev.trilemma.engine.cost.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A budget.
 *
 * @param amount the money there is
 * @param committed what approved quotes hold of it, until the money is spent
 * @param spent what their runs cost in the end
 * @param left the rest; negative where more was approved by force, or runs cost more than was quoted
 * @param endsOn the last day on which quotes may draw on it
 * @param revision counts the changes, drawing included, from 1; quoted, it is the ETag
 */
record BudgetView(
        UUID id,
        String title,
        Money amount,
        Money committed,
        Money spent,
        Money left,
        LocalDate startsOn,
        LocalDate endsOn,
        long revision,
        Instant createdAt,
        Instant updatedAt) {

    String etag() {
        return "\"" + revision + "\"";
    }
}
