package dev.trilemma.catalog;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import org.jspecify.annotations.Nullable;

/**
 * What is generated with a trained model, on accelerators like those it was trained on.
 *
 * @param tokens generated over the model's life
 * @param weightBits of a weight as it is served, such as 8 or 4 after quantisation; absent: 16
 */
public record ServingDocument(
        @NotNull @Positive @DecimalMax("1e20") Double tokens,
        @Nullable @Min(1) @Max(32) Integer weightBits) {}
