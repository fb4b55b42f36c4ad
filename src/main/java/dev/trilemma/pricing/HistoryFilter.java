package dev.trilemma.pricing;

import dev.trilemma.catalog.Commitment;
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
        @NotNull @Size(max = 100) String accelerator,
        @Nullable @Size(max = 100) String provider,
        @Nullable @Size(max = 100) String region,
        @Nullable @Size(max = 200) String instanceType,
        @Nullable Commitment commitment) {}
