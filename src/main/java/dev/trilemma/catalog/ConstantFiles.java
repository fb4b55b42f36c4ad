package dev.trilemma.catalog;

import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** Files of constants, a line each, whose names are the components of a record in snake_case. */
final class ConstantFiles {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(
                    DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                    DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
                    DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .build();

    private ConstantFiles() {}

    /**
     * @throws RuntimeException where a constant of the record is missing, is there twice, has no source, or is not of the record
     */
    static <T> T read(String file, Class<T> type) {
        Map<String, Double> values = new LinkedHashMap<>();
        for (ConstantRow row : ReferenceFiles.csv(file, ConstantRow.class)) {
            if (row.source().isBlank() || values.put(row.name(), row.value()) != null) {
                throw new IllegalStateException(file + ": " + row.name() + " has no source or is there twice");
            }
        }
        return MAPPER.convertValue(values, type);
    }

    private record ConstantRow(String name, double value, String unit, String meaning, Origin origin, String source) {}

    /** Where a value comes from: read in its source, worked out from what happens, or fitted to measurements. */
    private enum Origin {
        PUBLISHED,
        PHYSICAL,
        FITTED
    }
}
