package dev.trilemma.catalog;

import dev.trilemma.engine.memory.MemoryConstants;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** The constants of the memory of training stacks, read from {@code memory-constants.csv}. */
public final class MemoryFactors {

    private static final String FILE = "memory-constants.csv";
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(
                    DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                    DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
                    DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .build();

    private MemoryFactors() {}

    public static MemoryConstants constants() {
        Map<String, Double> values = new LinkedHashMap<>();
        for (ConstantRow row : ReferenceFiles.csv(FILE, ConstantRow.class)) {
            if (row.source().isBlank() || values.put(row.name(), row.value()) != null) {
                throw new IllegalStateException(FILE + ": " + row.name() + " has no source or is there twice");
            }
        }
        return MAPPER.convertValue(values, MemoryConstants.class);
    }

    private record ConstantRow(String name, double value, String unit, String meaning, Origin origin, String source) {}

    /** Where a value comes from: read in its source, worked out from what the tensors are, or fitted to measurements. */
    private enum Origin {
        PUBLISHED,
        PHYSICAL,
        FITTED
    }
}
