package dev.trilemma.plan.actual;

import dev.trilemma.engine.cost.Money;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A run as it happened. What was not measured is left out; at least one figure is needed.
 *
 * @param startedAt when the first step began
 * @param finishedAt when the last step ended
 * @param acceleratorHours that were paid for
 * @param total what it cost
 * @param energyKwh of the whole site
 * @param loss in the end, nats per token
 * @param stepSeconds the median step
 * @param quote id of the approved quote that it was run under: its money counts as spent, as much as {@code total} says
 * @param note anything worth knowing
 */
record ActualDocument(
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        @Nullable @Positive @DecimalMax("1e15") Double acceleratorHours,
        @Nullable Money total,
        @Nullable @Positive @DecimalMax("1e15") Double energyKwh,
        @Nullable @Positive @DecimalMax("1e3") Double loss,
        @Nullable @Positive @DecimalMax("1e9") Double stepSeconds,
        @Nullable UUID quote,
        @Nullable @Size(max = 2_000) String note) {

    /** From the first step to the last; null where one of them is not known. */
    @Nullable
    Double wallClockSeconds() {
        return startedAt == null || finishedAt == null
                ? null
                : Duration.between(startedAt, finishedAt).toMillis() / 1000.0;
    }

    boolean hasFigure() {
        return wallClockSeconds() != null
                || acceleratorHours != null
                || total != null
                || energyKwh != null
                || loss != null
                || stepSeconds != null;
    }
}
