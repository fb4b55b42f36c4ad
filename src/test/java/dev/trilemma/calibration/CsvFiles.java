package dev.trilemma.calibration;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.MappingIterator;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.dataformat.csv.CsvMapper;
import tools.jackson.dataformat.csv.CsvSchema;

/** CSV files of the project as rows of text by column, in the order of the file. */
final class CsvFiles {

    private static final CsvMapper CSV = new CsvMapper();

    private CsvFiles() {}

    /** The rows of a file below {@code src/}, by its path in the project. */
    static List<Map<String, String>> read(Path file) {
        var reader =
                CSV.readerForMapOf(String.class).with(CsvSchema.emptySchema().withHeader());
        try (MappingIterator<Map<String, String>> rows = reader.readValues(file.toFile())) {
            return new ArrayList<>(rows.readAll());
        }
    }

    /** Writes rows that all have the columns of the first. */
    static void write(Path file, Collection<? extends Map<String, String>> rows) {
        CsvSchema.Builder schema = CsvSchema.builder();
        rows.iterator().next().keySet().forEach(schema::addColumn);
        ObjectWriter writer = CSV.writer(schema.build().withHeader());
        writer.writeValue(file.toFile(), rows);
    }
}
