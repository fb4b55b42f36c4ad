package dev.trilemma.calibration;

import dev.trilemma.engine.hardware.Generation;
import dev.trilemma.engine.time.Calibration;
import dev.trilemma.engine.time.GenerationRates;
import dev.trilemma.engine.time.StepConstants;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/**
 * The constants of the step time in the catalog's files, which the program reads, changes and writes. A constant that holds for one
 * generation is named {@code ampere/matmul_share}, one that holds for all {@code memory_share}.
 */
final class Constants {

    private static final Path RATES = Path.of("src/main/resources/catalog/efficiencies.csv");
    private static final Path OTHERS = Path.of("src/main/resources/catalog/step-time-constants.csv");
    private static final List<String> RATE_COLUMNS =
            List.of("matmul_share", "flash_share", "eager_flash_share", "reference_watts_per_tflops", "power_exponent");
    private static final MathContext DIGITS = new MathContext(4);
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();

    private final List<Map<String, String>> rates = CsvFiles.read(RATES);
    private final List<Map<String, String>> others = CsvFiles.read(OTHERS);

    /** The calibration with some constants replaced. */
    Calibration with(Map<String, Double> replaced) {
        return new Calibration(generations(replaced), stepConstants(replaced));
    }

    /** Writes the replaced constants, and those of generations that inherit from others, to the catalog. */
    void write(Map<String, Double> replaced, String source) {
        for (Map<String, String> row : rates) {
            boolean inherits = !row.get("inherited_from").isEmpty();
            String generation = inherits ? row.get("inherited_from") : row.get("generation");
            List<String> fitted = RATE_COLUMNS.stream()
                    .filter(column -> replaced.containsKey(generation + "/" + column))
                    .toList();
            fitted.forEach(column -> row.put(column, rounded(replaced.get(generation + "/" + column))));
            if (!fitted.isEmpty() && !inherits) {
                row.put("source", String.join(", ", fitted) + ": " + source + "; the rest are rounded physical values");
            }
        }
        for (Map<String, String> row : others) {
            @Nullable Double value = replaced.get(row.get("name"));
            if (value != null) {
                row.put("value", rounded(value));
                row.put("origin", "fitted");
                row.put("source", source);
            }
        }
        CsvFiles.write(RATES, rates);
        CsvFiles.write(OTHERS, others);
    }

    /** As many digits as are written, so that what is judged is what ships. */
    static double round(double value) {
        return new BigDecimal(value).round(DIGITS).doubleValue();
    }

    private static String rounded(double value) {
        return Double.toString(round(value));
    }

    private Map<Generation, GenerationRates> generations(Map<String, Double> replaced) {
        Map<Generation, GenerationRates> generations = new EnumMap<>(Generation.class);
        for (Map<String, String> row : rates) {
            String inherited = row.get("inherited_from");
            String name = inherited.isEmpty() ? row.get("generation") : inherited;
            Map<String, Double> values = new HashMap<>();
            for (String column : RATE_COLUMNS) {
                @Nullable Double value = replaced.getOrDefault(name + "/" + column, number(row.get(column)));
                if (value != null) {
                    values.put(column, value);
                }
            }
            generations.put(
                    Generation.valueOf(row.get("generation").toUpperCase(Locale.ROOT)),
                    MAPPER.convertValue(values, GenerationRates.class));
        }
        return generations;
    }

    private StepConstants stepConstants(Map<String, Double> replaced) {
        Map<String, Double> values = new HashMap<>();
        for (Map<String, String> row : others) {
            values.put(row.get("name"), replaced.getOrDefault(row.get("name"), number(row.get("value"))));
        }
        return MAPPER.convertValue(values, StepConstants.class);
    }

    private static @Nullable Double number(String text) {
        return text.isEmpty() ? null : Double.valueOf(text);
    }
}
