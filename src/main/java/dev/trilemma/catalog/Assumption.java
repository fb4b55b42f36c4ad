package dev.trilemma.catalog;

/**
 * A value that was not sent, and was chosen: no answer hides a default.
 *
 * @param name the field's path in the plan document, such as {@code architecture.headSize}
 * @param value the value used
 * @param source where the value comes from
 */
public record Assumption(String name, String value, String source) {}
