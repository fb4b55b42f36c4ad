package dev.trilemma.search;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * A budget of compute, or a loss to reach: exactly one of them.
 *
 * @param flops training FLOPs, counted as six for each parameter and token
 * @param loss to reach, in nats per token
 * @param law slug of a scaling law; absent: that of every estimate
 * @param uniqueTokens different tokens that there are; absent: as many as needed
 * @param inferenceTokens tokens to be served over the model's life; absent: training alone counts
 */
record ComputeOptimumRequest(
        @Nullable @DecimalMin("1e12") @DecimalMax("1e32") Double flops,
        @Nullable @Positive @DecimalMax("100") Double loss,
        @Nullable @Size(max = 100) String law,
        @Nullable @DecimalMin("1") @DecimalMax("1e18") Double uniqueTokens,
        @Nullable @DecimalMin("1") @DecimalMax("1e20") Double inferenceTokens) {}
