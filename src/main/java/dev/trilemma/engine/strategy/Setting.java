package dev.trilemma.engine.strategy;

import org.jspecify.annotations.Nullable;

/**
 * What a field of a plan document becomes.
 *
 * @param pointer the field
 * @param value null where it is left to the service
 */
public record Setting(String pointer, @Nullable Object value) {}
