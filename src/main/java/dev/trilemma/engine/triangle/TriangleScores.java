package dev.trilemma.engine.triangle;

import org.jspecify.annotations.Nullable;

/**
 * Where a plan stands: 1 is best. Scores mean nothing without their references.
 *
 * @param cost null where the price is unknown or in another currency than the references
 * @param bindingVertex the lowest score: {@code speed}, {@code quality} or {@code cost}
 */
public record TriangleScores(
        double speed, double quality, @Nullable Double cost, String bindingVertex, TriangleScales references) {}
