package dev.trilemma.catalog;

import org.jspecify.annotations.Nullable;

/**
 * A way to trade time, quality and money, and what its publications say of it.
 *
 * @param group what it changes
 * @param speedEffect what happens to the time, in the publications' figures
 * @param qualityEffect what happens to the loss or the scores
 * @param costEffect what happens to the money
 * @param memoryEffect what happens to the memory
 * @param preconditions what it needs
 * @param vertexSacrificed what is given up for it
 * @param typicalEffect the figure to plan with
 * @param evidence how far the figures were checked against their source
 */
public record Technique(
        String id,
        String name,
        String group,
        @Nullable String speedEffect,
        @Nullable String qualityEffect,
        @Nullable String costEffect,
        @Nullable String memoryEffect,
        @Nullable String preconditions,
        @Nullable String vertexSacrificed,
        String typicalEffect,
        String source,
        String evidence) {}
