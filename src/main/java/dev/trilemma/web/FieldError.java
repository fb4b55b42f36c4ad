package dev.trilemma.web;

/**
 * One field of a request that is wrong.
 *
 * @param pointer JSON pointer (RFC 6901) to a field of the body, or {@code /name} of a query parameter or header
 * @param detail what would be right, continuing a sentence that starts with the field's name
 */
public record FieldError(String pointer, String detail) {}
