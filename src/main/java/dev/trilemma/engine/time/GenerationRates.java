package dev.trilemma.engine.time;

import org.jspecify.annotations.Nullable;

/**
 * Achieved rates of one generation of accelerators, as shares of the dense peak.
 *
 * @param matmulShare large matrix products, of the peak of their precision
 * @param flashShare flash attention with a head of 128, causal products counted, of the bf16 peak
 * @param eagerFlashShare the same under frameworks that ship an older kernel
 * @param referenceWattsPerTflops board power over bf16 peak at which {@code matmulShare} holds; null where power does not limit
 * @param powerExponent how achieved rates fall with board power below the reference; null where power does not limit
 */
public record GenerationRates(
        double matmulShare,
        double flashShare,
        double eagerFlashShare,
        @Nullable Double referenceWattsPerTflops,
        @Nullable Double powerExponent) {}
