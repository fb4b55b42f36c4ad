package dev.trilemma.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.EnumNamingStrategies;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.MappingIterator;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.dataformat.csv.CsvMapper;
import tools.jackson.dataformat.csv.CsvReadFeature;
import tools.jackson.dataformat.csv.CsvSchema;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * Reads the project's own data files, strictly: an unknown column, a missing number or an unknown enum constant fails with the
 * file's name. CSV headers are the record's components in snake_case; YAML keys are the components themselves,
 * enum constants in lower camel case as on the wire.
 */
public final class ReferenceFiles {

    private static final CsvMapper CSV = CsvMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .enable(
                    DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                    DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(CsvReadFeature.EMPTY_STRING_AS_NULL, CsvReadFeature.TRIM_SPACES)
            .build();
    private static final CsvSchema HEADER = CsvSchema.emptySchema().withHeader();
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enumNamingStrategy(EnumNamingStrategies.LOWER_CAMEL_CASE)
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(
                    DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                    DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    private ReferenceFiles() {}

    /**
     * The rows of a CSV file below {@code catalog/}.
     *
     * @throws IllegalStateException where the file is missing or a row cannot be read
     */
    public static <T> List<T> csv(String name, Class<T> row) {
        ObjectReader reader = CSV.readerFor(row).with(HEADER);
        return read(name, stream -> {
            try (MappingIterator<T> rows = reader.readValues(stream)) {
                return rows.readAll();
            }
        });
    }

    /**
     * The one document of a YAML file below {@code catalog/}.
     *
     * @throws IllegalStateException where the file is missing or cannot be read
     */
    public static <T> T yaml(String name, Class<T> type) {
        return read(name, stream -> YAML.readValue(stream, type));
    }

    private static <T> T read(String name, Parser<T> parser) {
        try (InputStream stream = ReferenceFiles.class.getResourceAsStream("/catalog/" + name)) {
            if (stream == null) {
                throw new IllegalStateException("catalog/" + name + " is missing");
            }
            return parser.parse(stream);
        } catch (JacksonException failure) {
            throw new IllegalStateException("catalog/" + name + ": " + failure.getMessage(), failure);
        } catch (IOException failure) {
            throw new UncheckedIOException("catalog/" + name, failure);
        }
    }

    private interface Parser<T> {
        T parse(InputStream stream) throws IOException;
    }
}
