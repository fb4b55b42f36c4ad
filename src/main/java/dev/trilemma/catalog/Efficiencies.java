package dev.trilemma.catalog;

import dev.trilemma.engine.hardware.Generation;
import dev.trilemma.engine.time.Calibration;
import dev.trilemma.engine.time.GenerationRates;
import dev.trilemma.engine.time.StepConstants;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The calibrated constants of the step time, read from {@code efficiencies.csv} and {@code step-time-constants.csv}. */
public final class Efficiencies {

    private Efficiencies() {}

    public static Calibration calibration() {
        return new Calibration(rates(), ConstantFiles.read("step-time-constants.csv", StepConstants.class));
    }

    private static Map<Generation, GenerationRates> rates() {
        Map<Generation, GenerationRates> rates = new EnumMap<>(Generation.class);
        for (GenerationRow row : ReferenceFiles.csv("efficiencies.csv", GenerationRow.class)) {
            rates.put(row.generation(), row.toRates());
        }
        return rates;
    }

    private record GenerationRow(
            Generation generation,
            double matmulShare,
            double flashShare,
            double eagerFlashShare,
            @Nullable Double referenceWattsPerTflops,
            @Nullable Double powerExponent,
            @Nullable Generation inheritedFrom,
            @Nullable String fittedOn,
            String source) {

        GenerationRates toRates() {
            return new GenerationRates(
                    matmulShare, flashShare, eagerFlashShare, referenceWattsPerTflops, powerExponent);
        }
    }
}
