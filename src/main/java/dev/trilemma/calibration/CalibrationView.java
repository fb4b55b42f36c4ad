package dev.trilemma.calibration;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A correction of predicted steps that a team accepted.
 *
 * @param accelerator slug of the accelerator whose clusters it corrects
 * @param stepTimeFactor what steps were measured to take, over what was predicted
 * @param runCount runs that it was measured on
 * @param createdAt when it was accepted
 * @param createdBy who accepted it
 * @param withdrawnAt when estimates went back to the prediction; absent while they are corrected
 */
public record CalibrationView(
        UUID id,
        CalibrationStatus status,
        String accelerator,
        double stepTimeFactor,
        int runCount,
        Instant createdAt,
        String createdBy,
        @Nullable Instant withdrawnAt) {}
