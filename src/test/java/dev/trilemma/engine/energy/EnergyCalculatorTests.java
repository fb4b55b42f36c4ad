package dev.trilemma.engine.energy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.trilemma.engine.hardware.Accelerator;
import dev.trilemma.engine.hardware.Generation;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnergyCalculatorTests {

    private static final double HOUR = 3600;

    private final EnergyCalculator calculator = new EnergyCalculator();

    /**
     * Accelerator-hours, the watts that the source states for each accelerator with its host, PUE, and the published MWh:
     * Patterson et al. 2021 (GPT-3, Meena, Switch), Luccioni et al. 2022 (BLOOM), Meta's model cards (Llama).
     */
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "GPT-3 175B, 3552000, 330, 1.10, 1287",
        "Meena, 737280, 289, 1.09, 232",
        "Switch Transformer, 663552, 245, 1.10, 179",
        "BLOOM 176B, 1082990, 400, 1, 433.2",
        "Llama 2 70B, 1720320, 400, 1, 688",
        "Llama 3.1 405B, 30840000, 700, 1, 21588"
    })
    void publishedEnergyIsHoursTimesPowerTimesPue(
            String run, double acceleratorHours, double watts, double pue, double publishedMwh) {
        Energy energy = energy(acceleratorHours, watts, new Site("", pue, 0.4, ""));

        assertThat(energy.facilityKwh() / 1000).isCloseTo(publishedMwh, within(0.002 * publishedMwh));
    }

    /** Published tonnes from published kilowatt-hours and the grid's intensity. */
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "BLOOM 176B, 1082990, 400, 0.057, 24.7",
        "Llama 2 70B, 1720320, 400, 0.4235, 291.42",
        "Llama 3.1 405B, 30840000, 700, 0.4137, 8930"
    })
    void publishedCarbonIsEnergyTimesTheGridsIntensity(
            String run, double acceleratorHours, double watts, double intensity, double publishedTonnes) {
        Energy energy = energy(acceleratorHours, watts, new Site("", 1, intensity, ""));

        assertThat(energy.operationalKgCo2e()).isNotNull();
        assertThat(energy.operationalKgCo2e() / 1000).isCloseTo(publishedTonnes, within(0.002 * publishedTonnes));
    }

    /** 164 kg over five years of which 85 % are worked, for 30.84 million hours. */
    @Test
    void makingTheHardwareOfLlama3405bCausedAboutAHundredAndThirtySixTonnes() {
        PowerFactors factors = new PowerFactors(700, 0.75, 1.821, true, 164, 5 * 8766 * 0.85, "");

        Energy energy = calculator.energy(accelerator(700.0), 30_840_000, HOUR, new Site("", 1.1, 0.4137, ""), factors);

        assertThat(energy.embodiedKgCo2e() / 1000).isCloseTo(136, within(0.5));
    }

    /** 32,440 MWh with utilisation, host and PUE (Cottier et al. 2024). */
    @Test
    void theFacilityPaysForHostsAndCoolingToo() {
        PowerFactors factors = new PowerFactors(700, 0.75, 1.821, true, 164, 1, "");

        Energy energy = calculator.energy(accelerator(700.0), 30_840_000, HOUR, new Site("", 1.1, 0.4137, ""), factors);

        assertThat(energy.acceleratorKwh() / 1000).isCloseTo(0.75 * 21_588, within(1.0));
        assertThat(energy.facilityKwh() / 1000).isCloseTo(32_440, within(10.0));
    }

    @Test
    void anAcceleratorWithoutPublishedPowerUsesTheEstimateAndSaysSo() {
        PowerFactors factors = new PowerFactors(500, 1, 1, true, 0, 1, "");
        Site site = new Site("", 1, null, "");

        Energy estimated = calculator.energy(accelerator(null), 2, HOUR, site, factors);

        assertThat(estimated.facilityKwh()).isEqualTo(1);
        assertThat(estimated.powerEstimated()).isTrue();
        assertThat(calculator.energy(accelerator(500.0), 2, HOUR, site, factors).powerEstimated())
                .isFalse();
    }

    @Test
    void anUnknownGridHasUnknownCarbon() {
        assertThat(energy(1, 1, new Site("", 1, null, "")).operationalKgCo2e()).isNull();
    }

    private Energy energy(double acceleratorHours, double watts, Site site) {
        return calculator.energy(
                accelerator(watts), 1, acceleratorHours * HOUR, site, new PowerFactors(1, 1, 1, true, 0, 1, ""));
    }

    private static Accelerator accelerator(@Nullable Double powerWatts) {
        return new Accelerator("a", "", "", Generation.HOPPER, 1, 1, Map.of(), powerWatts, null, null, 8);
    }
}
