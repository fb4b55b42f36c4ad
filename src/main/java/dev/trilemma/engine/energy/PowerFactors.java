package dev.trilemma.engine.energy;

import dev.trilemma.engine.hardware.Accelerator;

/**
 * How an accelerator of one kind turns its board power into the power of its share of a server.
 *
 * @param estimatedPowerWatts board power to assume where the datasheet gives none
 * @param utilisationShare mean power in training over board power
 * @param hostFactor power of the server, network included, over that of its accelerators
 * @param metered whether somebody metered such accelerators in training; else the factors are those of something alike
 * @param embodiedKgCo2e carbon of making one accelerator and its share of the server
 * @param lifeHours hours of work over which that carbon is spread
 */
public record PowerFactors(
        double estimatedPowerWatts,
        double utilisationShare,
        double hostFactor,
        boolean metered,
        double embodiedKgCo2e,
        double lifeHours,
        String source) {

    public PowerFactors {
        if (!(estimatedPowerWatts > 0) || !(utilisationShare > 0) || !(hostFactor >= 1) || !(lifeHours > 0)) {
            throw new IllegalArgumentException("power factors must be positive");
        }
    }

    /** Board power, published or estimated. */
    public double boardWatts(Accelerator accelerator) {
        Double published = accelerator.powerWatts();
        return published == null ? estimatedPowerWatts : published;
    }
}
