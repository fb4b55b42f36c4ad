package dev.trilemma.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.trilemma.engine.energy.EnergyCalculator;
import dev.trilemma.engine.energy.Site;
import dev.trilemma.engine.goodput.Exposure;
import dev.trilemma.engine.goodput.GoodputCalculator;
import dev.trilemma.engine.hardware.Accelerator;
import dev.trilemma.engine.hardware.Generation;
import dev.trilemma.engine.hardware.Precision;
import dev.trilemma.engine.quality.ScalingLaw;
import dev.trilemma.engine.triangle.TriangleScales;
import dev.trilemma.engine.uncertainty.RunKind;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The figures behind goodput, energy, storage, loss, ranges and scores load, cite, and reproduce what is published. */
class LateStageFilesTests {

    private static final double HOUR = 3600;

    private final Accelerators accelerators = new Accelerators();
    private final EnergyFactors energyFactors = new EnergyFactors();
    private final ScalingLaws laws = new ScalingLaws();

    /** Watts for each accelerator with its host, before PUE. */
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "nvidia-h100-sxm5-80gb, 956, 0.01, Epoch constants (1.052 kW at PUE 1.10)",
        "nvidia-a100-sxm4-80gb, 609, 0.01, Epoch constants (0.670 kW at PUE 1.10)",
        "nvidia-v100-sxm2-32gb, 330, 0.01, metered: Patterson et al. 2021",
        "google-tpu-v3, 289, 0.05, metered: Patterson et al. 2021 Meena",
        "google-tpu-v4, 378.5, 0.08, metered: PaLM",
        "google-tpu-v4, 326, 0.08, metered: GLaM"
    })
    void anAcceleratorDrawsWhatWasMetered(String id, double watts, double tolerance, String source) {
        Accelerator accelerator = accelerators.accelerator(id);

        double drawn = new EnergyCalculator()
                        .energy(accelerator, 1, HOUR, new Site("", 1, null, ""), energyFactors.factorsOf(accelerator))
                        .facilityKwh()
                * 1000;

        assertThat(drawn).isCloseTo(watts, within(tolerance * watts));
    }

    @Test
    void everyAcceleratorHasAPower() {
        assertThat(accelerators.all()).allSatisfy(entry -> {
            Accelerator accelerator = entry.accelerator();
            assertThat(energyFactors.factorsOf(accelerator).boardWatts(accelerator))
                    .isGreaterThan(50);
        });
    }

    @Test
    void everyPowerCites() {
        assertThat(ReferenceFiles.csv("power.csv", PowerRow.class))
                .allSatisfy(row -> assertThat(row.source()).isNotBlank());
    }

    /** Llama 3 405B: 54 days with 419 unexpected and 47 planned interruptions, and more than 90 % effective time. */
    @Test
    void theDefaultsReproduceTheEffectiveTimeOfLlama3() {
        var reliability = new ReliabilityDefaults().reliability();
        Exposure exposure = new Exposure(16_384, 2048, 14 * 405e9, 1, 0);

        var wallClock = new GoodputCalculator().wallClock(54 * 24 * HOUR, exposure, reliability);

        assertThat(wallClock.goodput()).isBetween(0.90, 0.96);
        assertThat(54 * 24 * HOUR / wallClock.meanSecondsBetweenFailures()).isBetween(419.0, 466.0);
    }

    @Test
    void everyPrecisionHasAnEffect() {
        assertThat(laws.factors().precisionEffects()).containsOnlyKeys(Arrays.asList(Precision.values()));
    }

    @Test
    void theDefaultLawIsTheRefit() {
        assertThat(laws.defaultLaw().id()).isEqualTo("besiroglu-2024");
        assertThat(laws.all()).extracting(ScalingLaw::id).isSorted().doesNotHaveDuplicates();
        assertThat(laws.all())
                .extracting(ScalingLaw::source)
                .allSatisfy(source -> assertThat(source).isNotBlank());
    }

    /** E, A and B are exponentials of the fitted parameters. */
    @Test
    void theDataConstrainedLawIsTheOneOfItsCode() {
        ScalingLaw law = laws.find("muennighoff-2023").orElseThrow();

        assertThat(law.irreducibleLoss()).isCloseTo(Math.exp(0.6254804), within(1e-4));
        assertThat(law.parameterCoefficient()).isCloseTo(Math.exp(6.255414), within(0.1));
        assertThat(law.tokenCoefficient()).isCloseTo(Math.exp(7.3049974), within(0.1));
    }

    @Test
    void theAnchorsOfQualityAreThePublishedRunsTheyName() {
        TriangleScales scales = new TriangleReferences().scales();
        ScalingLaw law = laws.defaultLaw();

        assertThat(scales.quality().worst().value())
                .isCloseTo(law.loss(14e6, 3e11) - law.irreducibleLoss(), within(1e-4));
        assertThat(scales.quality().best().value())
                .isCloseTo(law.loss(405.9e9, 1.56e13) - law.irreducibleLoss(), within(1e-4));
        assertThat(scales.speed().best().value()).isEqualTo(HOUR);
    }

    @Test
    void deviationsAndStorageLoad() {
        assertThat(new Deviations().model().stepTime()).containsOnlyKeys(RunKind.values());
        assertThat(new Deviations().model().unmeasuredGenerations())
                .doesNotContainKeys(Generation.VOLTA, Generation.AMPERE, Generation.HOPPER, Generation.BLACKWELL);
        assertThat(new StorageDefaults().price().perGigabyteMonth().amount()).isEqualByComparingTo("0.023");
    }
}
