package dev.trilemma.catalog;

/**
 * Something a plan left open, the value used for it, and where that came from.
 *
 * @param name the field it stands for, such as {@code training.precision}
 */
public record Assumption(String name, String value, String source) {}
