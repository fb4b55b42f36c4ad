package dev.trilemma.search;

import dev.trilemma.engine.cost.Money;
import org.jspecify.annotations.Nullable;

/**
 * A well-known run beside a frontier.
 *
 * @param model its slug
 * @param wallClockSeconds as published; where nobody did, as estimated
 * @param estimatedWallClockSeconds by this service
 * @param total at the prices of now; absent where they are unknown
 * @param loss by the law of the frontier's losses
 * @param position {@code inside} where a point of the frontier is better in all three, {@code onOrBeyond} where none is
 * @param dominatedBy number of such a point in {@code points}, from 0
 * @param source where it was published
 */
record Reference(
        String model,
        String title,
        double wallClockSeconds,
        double estimatedWallClockSeconds,
        @Nullable Money total,
        double loss,
        @Nullable String position,
        @Nullable Integer dominatedBy,
        String source) {}
