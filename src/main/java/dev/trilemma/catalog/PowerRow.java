package dev.trilemma.catalog;

import dev.trilemma.engine.energy.PowerFactors;
import dev.trilemma.engine.hardware.Generation;
import org.jspecify.annotations.Nullable;

/**
 * A line of {@code power.csv}.
 *
 * @param accelerator slug of the one accelerator it is about; absent: the rest of the generation
 * @param metered whether somebody metered it in training; else its factors are those of something alike
 * @param busyShare share of the hardware's life in which it works
 */
record PowerRow(
        Generation generation,
        @Nullable String accelerator,
        double estimatedPowerW,
        double utilisationShare,
        double hostFactor,
        boolean metered,
        double embodiedKgCo2e,
        double lifeYears,
        double busyShare,
        String source) {

    private static final double HOURS_PER_YEAR = 8766;

    PowerFactors toPowerFactors() {
        return new PowerFactors(
                estimatedPowerW,
                utilisationShare,
                hostFactor,
                metered,
                embodiedKgCo2e,
                lifeYears * HOURS_PER_YEAR * busyShare,
                source);
    }

    String key() {
        return accelerator == null ? generation.name() : accelerator;
    }
}
