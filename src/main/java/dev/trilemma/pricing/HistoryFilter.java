package dev.trilemma.pricing;

import dev.trilemma.catalog.Commitment;
import io.swagger.v3.oas.annotations.Parameter;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * Whose history is asked for: that of one offer where all is given, else of the cheapest.
 *
 * @param accelerator an accelerator's slug or alias
 * @param provider absent: all, without marketplaces
 * @param region a provider's region; absent: all
 * @param instanceType as the provider names it; absent: all
 * @param commitment how the accelerators are bought; absent: onDemand
 */
record HistoryFilter(
        @Parameter(example = "nvidia-h100-sxm5-80gb") @NotNull @Size(max = 100)
        String accelerator,

        @Parameter(example = "aws") @Nullable @Size(max = 100)
        String provider,

        @Parameter(example = "us-east-1") @Nullable @Size(max = 100)
        String region,

        @Nullable @Size(max = 200) String instanceType,
        @Nullable Commitment commitment) {}
