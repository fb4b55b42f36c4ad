package dev.trilemma.engine.energy;

import org.jspecify.annotations.Nullable;

/**
 * Where the accelerators stand.
 *
 * @param pue power usage effectiveness: energy of the facility over that of its machines
 * @param carbonKgCo2ePerKwh of the grid there, location-based; null where nobody publishes it
 */
public record Site(String name, double pue, @Nullable Double carbonKgCo2ePerKwh, String source) {

    public Site {
        if (!(pue >= 1)) {
            throw new IllegalArgumentException("pue must be at least 1");
        }
    }
}
