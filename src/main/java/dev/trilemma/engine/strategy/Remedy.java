package dev.trilemma.engine.strategy;

import java.util.List;

/**
 * A change to a plan that does not fit, evaluated again.
 *
 * @param pointer the field of the plan document to change
 * @param value what to change it to, in words
 * @param settings the same, field by field
 * @param fits whether the plan then fits
 * @param totalBytes memory of the fullest accelerator then
 * @param stepSeconds time of a step then
 */
public record Remedy(
        String pointer, String value, List<Setting> settings, boolean fits, double totalBytes, double stepSeconds) {

    public Remedy {
        settings = List.copyOf(settings);
    }
}
