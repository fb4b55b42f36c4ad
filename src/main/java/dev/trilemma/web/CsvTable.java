package dev.trilemma.web;

import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.SequenceWriter;
import tools.jackson.dataformat.csv.CsvMapper;
import tools.jackson.dataformat.csv.CsvSchema;

/** Writes rows as CSV (RFC 4180) with a header, in UTF-8. */
public final class CsvTable {

    private static final CsvMapper CSV_MAPPER = CsvMapper.builder().build();
    private static final String FORMULA_STARTS = "=+-@\t\r";

    private CsvTable() {}

    /** What a row lacks is an empty cell. */
    public static void write(Collection<String> columns, List<Map<String, String>> rows, OutputStream out) {
        write(columns, rows.iterator(), out);
    }

    /** Row by row, so that no more than one is in memory. */
    public static void write(Collection<String> columns, Iterator<Map<String, String>> rows, OutputStream out) {
        CsvSchema.Builder schema = CsvSchema.builder().setUseHeader(true).setLineSeparator("\r\n");
        columns.forEach(schema::addColumn);
        Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        try (SequenceWriter table =
                CSV_MAPPER.writerFor(Map.class).with(schema.build()).writeValues(writer)) {
            rows.forEachRemaining(table::write);
        }
    }

    /** Spreadsheets run a text that starts like a formula; an apostrophe keeps it a text. Numbers stay numbers. */
    public static String harmless(String text) {
        boolean formula = !text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0 && !isNumber(text);
        return formula ? "'" + text : text;
    }

    private static boolean isNumber(String text) {
        return text.matches("[+-]?\\d+(\\.\\d+)?([eE][+-]?\\d+)?");
    }
}
