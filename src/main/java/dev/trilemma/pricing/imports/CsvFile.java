package dev.trilemma.pricing.imports;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import dev.trilemma.web.InvalidRequest;
import dev.trilemma.web.Refusal;
import java.io.IOException;
import java.util.Iterator;
import java.util.function.Consumer;

/** A file of comma-separated values with a header. */
final class CsvFile {

    private static final int LONGEST_FIELD = 10_000;

    /** A quote that is never closed would else fill the memory. */
    private static final int LARGEST_BUFFER = 1 << 18;

    private final Header header = new Header();
    private final Iterator<CsvRecord> records;

    /** @throws InvalidRequest where there is no header, or one of too many columns */
    CsvFile(Upload upload) {
        CsvRecordHandler bounded = CsvRecordHandler.builder()
                .maxFields(Header.MOST_COLUMNS + 1)
                .maxFieldSize(LONGEST_FIELD)
                .maxRecordSize(Header.MOST_COLUMNS * LONGEST_FIELD)
                .build();
        records = CsvReader.builder()
                .allowExtraFields(true)
                .allowMissingFields(true)
                .allowExtraCharsAfterClosingQuote(true)
                .maxBufferSize(LARGEST_BUFFER)
                .build(bounded, upload.text())
                .iterator();
        readHeader();
    }

    Header header() {
        return header;
    }

    /** @throws InvalidRequest where the file stops to be CSV */
    void forEachRow(Consumer<SourceRow> reader) {
        while (hasNext()) {
            CsvRecord row = records.next();
            reader.accept(new SourceRow(
                    (int) row.getStartingLineNumber(), header, row.getFields().toArray(String[]::new)));
        }
    }

    private void readHeader() {
        if (!hasNext()) {
            throw new InvalidRequest("", "is empty: send a file with a header and rows");
        }
        CsvRecord names = records.next();
        if (names.getFieldCount() > Header.MOST_COLUMNS) {
            throw new InvalidRequest("", "has more than " + Header.MOST_COLUMNS + " columns");
        }
        names.getFields().forEach(header::add);
        if (header.size() < names.getFieldCount()) {
            throw new InvalidRequest("", "has two columns of one name");
        }
    }

    private boolean hasNext() {
        try {
            return records.hasNext();
        } catch (CsvParseException failure) {
            throw refusal(failure);
        }
    }

    /** The reader wraps what it finds, and what it is told by the stream below. */
    private static RuntimeException refusal(CsvParseException failure) {
        Throwable cause = failure.getCause() == null ? failure : failure.getCause();
        return cause instanceof IOException || cause instanceof Refusal
                ? Upload.unreadable(failure)
                : new InvalidRequest(
                        "",
                        "is not CSV with at most " + Header.MOST_COLUMNS + " columns and " + LONGEST_FIELD
                                + " characters a field: " + cause.getMessage());
    }
}
