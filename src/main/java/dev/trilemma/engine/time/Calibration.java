package dev.trilemma.engine.time;

import dev.trilemma.engine.hardware.Generation;
import java.util.Map;

/**
 * The measured constants of the step time. None knows a model or a source of measurements.
 *
 * @param rates achieved rates by generation
 */
public record Calibration(Map<Generation, GenerationRates> rates, StepConstants constants) {

    public Calibration {
        rates = Map.copyOf(rates);
        for (Generation generation : Generation.values()) {
            if (!rates.containsKey(generation)) {
                throw new IllegalArgumentException("no achieved rates for " + generation);
            }
        }
    }

    GenerationRates ratesOf(Generation generation) {
        return rates.get(generation);
    }
}
