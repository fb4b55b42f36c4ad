package dev.trilemma.catalog;

/**
 * Something about an answer that its reader should know.
 *
 * @param code stable name of the kind of warning
 * @param detail what it means for this plan
 */
public record Warning(String code, String detail) {}
