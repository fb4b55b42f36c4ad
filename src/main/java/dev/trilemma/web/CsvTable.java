package dev.trilemma.web;

import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import tools.jackson.dataformat.csv.CsvMapper;
import tools.jackson.dataformat.csv.CsvSchema;

/** Writes rows as CSV (RFC 4180) with a header, in UTF-8. */
public final class CsvTable {

    private static final CsvMapper CSV_MAPPER = CsvMapper.builder().build();
    private static final String FORMULA_STARTS = "=+-@\t\r";

    private CsvTable() {}

    /** What a row lacks is an empty cell. */
    public static void write(Collection<String> columns, List<Map<String, String>> rows, OutputStream out) {
        CsvSchema.Builder schema = CsvSchema.builder().setUseHeader(true).setLineSeparator("\r\n");
        columns.forEach(schema::addColumn);
        Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        CSV_MAPPER.writerFor(List.class).with(schema.build()).writeValue(writer, rows);
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
