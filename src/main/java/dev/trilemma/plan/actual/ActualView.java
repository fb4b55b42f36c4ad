package dev.trilemma.plan.actual;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A run as it was reported, and how far the forecast was off.
 *
 * @param createdBy who reported it
 * @param actual what was reported
 * @param evaluation the evaluation that predicted it: the last before it began; absent where there was none
 * @param forecastAt when it was predicted; where no evaluation did, when it was reported
 * @param errors for each figure that was both predicted and reported
 */
record ActualView(
        UUID id,
        Instant createdAt,
        String createdBy,
        ActualDocument actual,
        @Nullable UUID evaluation,
        Instant forecastAt,
        List<ForecastError> errors) {}
