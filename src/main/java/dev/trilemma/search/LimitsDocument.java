package dev.trilemma.search;

import dev.trilemma.engine.cost.Money;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a solution must keep.
 *
 * @param maxCost the largest bill
 * @param maxSeconds the longest wall clock
 * @param deadlineAt when the run must have ended, were it to begin now
 * @param maxLoss the highest loss, in nats per token
 * @param maxAccelerators the most accelerators
 * @param maxKgCo2e the most carbon of the electricity
 * @param maxServingParameters the most parameters that can be served, on a device for instance
 * @param accelerators slugs or aliases that are allowed; absent: all of the space
 * @param regions a provider's region codes that are allowed; absent: all of the space
 */
record LimitsDocument(
        @Nullable Money maxCost,
        @Nullable @Positive @DecimalMax("1e12") Double maxSeconds,
        @Nullable Instant deadlineAt,
        @Nullable @Positive @DecimalMax("100") Double maxLoss,
        @Nullable @Positive @Max(1_000_000) Integer maxAccelerators,
        @Nullable @Positive @DecimalMax("1e15") Double maxKgCo2e,
        @Nullable @Positive @DecimalMax("1e16") Double maxServingParameters,
        @Nullable @Size(min = 1, max = 200) List<@NotBlank @Size(max = 100) String> accelerators,
        @Nullable @Size(min = 1, max = 200) List<@NotBlank @Size(max = 100) String> regions) {

    static final LimitsDocument NOTHING = new LimitsDocument(null, null, null, null, null, null, null, null, null);
}
