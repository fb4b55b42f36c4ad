package dev.trilemma.engine.energy;

import dev.trilemma.engine.hardware.Accelerator;

/**
 * Electricity as accelerator-hours × board power × utilisation × host factor × PUE, after Cottier et al. (2024, "The rising
 * costs of training frontier AI models"); carbon from the grid's location-based intensity, and from making the
 * hardware in proportion to its hours (Luccioni et al. 2022, "Estimating the carbon footprint of BLOOM").
 */
public final class EnergyCalculator {

    public static final String FORMULA = "accelerator-hours × board power × utilisation share × host factor × PUE";
    public static final String SOURCE = "Cottier et al. 2024, the rising costs of training frontier AI models";

    private static final double SECONDS_PER_HOUR = 3600;
    private static final double WATTS_PER_KILOWATT = 1000;

    public Energy energy(
            Accelerator accelerator, int acceleratorCount, double wallClockSeconds, Site site, PowerFactors factors) {
        double acceleratorHours = acceleratorCount * wallClockSeconds / SECONDS_PER_HOUR;
        double kilowatts = factors.boardWatts(accelerator) * factors.utilisationShare() / WATTS_PER_KILOWATT;
        double acceleratorKwh = acceleratorHours * kilowatts;
        double facilityKwh = acceleratorKwh * factors.hostFactor() * site.pue();
        Double carbon = site.carbonKgCo2ePerKwh();
        return new Energy(
                acceleratorKwh,
                facilityKwh,
                carbon == null ? null : facilityKwh * carbon,
                acceleratorHours * factors.embodiedKgCo2e() / factors.lifeHours(),
                factors.metered(),
                accelerator.powerWatts() == null);
    }
}
