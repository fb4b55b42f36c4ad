package dev.trilemma.estimate;

import java.time.Instant;

/**
 * The instants that an estimate is made for: the same one, but where a change is taken apart.
 *
 * @param pricesAt whose prices apply
 * @param calibratedAt whose calibration applies
 */
public record Moment(Instant pricesAt, Instant calibratedAt) {

    public static Moment of(Instant instant) {
        return new Moment(instant, instant);
    }
}
