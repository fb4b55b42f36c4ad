package dev.trilemma.pricing;

import dev.trilemma.catalog.Commitment;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which offers are asked for.
 *
 * @param accelerator an accelerator's slug or alias; absent: all
 * @param provider absent: all
 * @param region a provider's region; absent: all
 * @param instanceType as the provider names it; absent: all
 * @param commitment how the accelerators are bought; absent: all ways
 * @param at the instant at which the offers are in force; absent: now
 */
record PriceFilter(
        @Nullable @Size(max = 100) String accelerator,
        @Nullable @Size(max = 100) String provider,
        @Nullable @Size(max = 100) String region,
        @Nullable @Size(max = 200) String instanceType,
        @Nullable Commitment commitment,
        @Nullable Instant at) {}
