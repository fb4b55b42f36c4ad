package dev.trilemma.engine.strategy;

/**
 * A change to a plan that does not fit, evaluated again.
 *
 * @param pointer the field of the plan document to change
 * @param value what to change it to
 * @param fits whether the plan then fits
 * @param totalBytes memory of the fullest accelerator then
 * @param stepSeconds time of a step then
 */
public record Remedy(String pointer, String value, boolean fits, double totalBytes, double stepSeconds) {}
