package dev.trilemma.catalog;

import dev.trilemma.engine.hardware.Generation;
import dev.trilemma.engine.time.Calibration;
import dev.trilemma.engine.time.GenerationRates;
import dev.trilemma.engine.time.StepConstants;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** The calibrated constants of the step time, read from {@code efficiencies.csv} and {@code step-time-constants.csv}. */
public final class Efficiencies {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(
                    DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                    DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
                    DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .build();

    private Efficiencies() {}

    public static Calibration calibration() {
        return new Calibration(rates(), constants());
    }

    private static Map<Generation, GenerationRates> rates() {
        Map<Generation, GenerationRates> rates = new EnumMap<>(Generation.class);
        for (GenerationRow row : ReferenceFiles.csv("efficiencies.csv", GenerationRow.class)) {
            rates.put(row.generation(), row.toRates());
        }
        return rates;
    }

    private static StepConstants constants() {
        Map<String, Double> values = new LinkedHashMap<>();
        for (ConstantRow row : ReferenceFiles.csv("step-time-constants.csv", ConstantRow.class)) {
            values.put(row.name(), row.value());
        }
        return MAPPER.convertValue(values, StepConstants.class);
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

    private record ConstantRow(String name, double value, String unit, String meaning, String origin, String source) {}
}
