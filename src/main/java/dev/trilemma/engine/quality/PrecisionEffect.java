package dev.trilemma.engine.quality;

import org.jspecify.annotations.Nullable;

/**
 * What a number format does to quality, relative to bf16.
 *
 * @param lossFactor loss over that in bf16, at least 1
 * @param parameterFactor parameters in bf16 that are as good as one, at most 1 (Kumar et al. 2024, as a ratio only)
 * @param note what is known of it, for people; null where there is nothing to say
 */
public record PrecisionEffect(
        double lossFactor, double parameterFactor, @Nullable String note) {

    public PrecisionEffect {
        if (!(lossFactor >= 1) || !(parameterFactor > 0 && parameterFactor <= 1)) {
            throw new IllegalArgumentException("a number format is no better than bf16");
        }
    }
}
