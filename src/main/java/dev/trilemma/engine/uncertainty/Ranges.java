package dev.trilemma.engine.uncertainty;

import org.jspecify.annotations.Nullable;

/**
 * How far off the predictions may be.
 *
 * @param total null where the price is unknown
 */
public record Ranges(
        Range stepSeconds, Range wallClockSeconds, @Nullable MoneyRange total, Range facilityKwh, Range loss) {}
