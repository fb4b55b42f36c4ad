package dev.trilemma.pricing;

import dev.trilemma.catalog.Commitment;
import io.swagger.v3.oas.annotations.Parameter;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which offers are summed up.
 *
 * @param accelerator an accelerator's slug or alias
 * @param region a provider's region; absent: all
 * @param commitment how the accelerators are bought; absent: onDemand
 * @param at the instant at which the offers are in force; absent: now
 */
record SummaryFilter(
        @Parameter(example = "nvidia-h100-sxm5-80gb") @NotNull @Size(max = 100)
        String accelerator,

        @Nullable @Size(max = 100) String region,
        @Nullable Commitment commitment,
        @Nullable Instant at) {}
