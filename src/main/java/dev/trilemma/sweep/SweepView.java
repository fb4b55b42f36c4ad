package dev.trilemma.sweep;

import dev.trilemma.catalog.PlanDocument;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A sweep and how far it has come.
 *
 * @param title what people call it
 * @param plan what all points have in common; absent where saved plans are priced again
 * @param status {@code queued}, {@code running}, {@code paused}, {@code succeeded}, {@code failed} or {@code cancelled}
 * @param pointsPerSecond since it runs, all replicas together; absent before
 * @param secondsLeft at that rate; before it runs, by what a few of its points took; absent where nothing more comes of it
 * @param createdAt whose prices and calibration all points have
 * @param createdBy who started it
 * @param startedAt when the first chunk was begun
 * @param finishedAt when it succeeded, failed or was cancelled
 * @param problem why it failed
 */
record SweepView(
        UUID id,
        @Nullable String title,

        @Nullable @Schema(implementation = PlanDocument.class)
        JsonNode plan,

        SweepStatus status,
        Progress progress,
        @Nullable Double pointsPerSecond,
        @Nullable Double secondsLeft,
        Instant createdAt,
        String createdBy,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        @Nullable String problem) {}
