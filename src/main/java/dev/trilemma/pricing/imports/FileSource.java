package dev.trilemma.pricing.imports;

import dev.trilemma.web.InvalidRequest;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * A file to import.
 *
 * @param json whether it was sent as JSON rather than CSV
 * @param provider whose prices it holds; null where its rows say so
 * @param format as on the wire
 * @param source of its prices, where its rows do not say so
 */
record FileSource(Upload upload, boolean json, @Nullable String provider, String format, String source) {

    /** The provider, of formats that need one. */
    String requiredProvider() {
        if (provider == null) {
            throw new InvalidRequest(
                    "/provider", "is required, since " + format + " files do not say whose prices they hold");
        }
        return provider;
    }

    /**
     * The rows of a CSV file, or of a JSON array, which may be the items of an object.
     *
     * @param missingColumns those that a file of the format must have, and this one has not
     */
    void forEachRow(Function<Header, List<String>> missingColumns, Consumer<SourceRow> reader) {
        if (json) {
            JsonFile.read(upload.text(), parser -> {
                if (parser.currentToken() == JsonToken.START_OBJECT) {
                    JsonFile.enterItems(parser, format);
                }
                forEachItem(parser, missingColumns, reader);
            });
            return;
        }
        var csv = new CsvFile(upload);
        requireNone(missingColumns.apply(csv.header()));
        csv.forEachRow(reader);
    }

    /** The same of a JSON array that was reached; which fields its objects have is known at its end. */
    void forEachItem(JsonParser parser, Function<Header, List<String>> missingColumns, Consumer<SourceRow> reader) {
        Header fields = JsonFile.forEachRow(parser, reader);
        if (fields.size() > 0) {
            requireNone(missingColumns.apply(fields));
        }
    }

    private void requireNone(List<String> missing) {
        if (!missing.isEmpty()) {
            throw new InvalidRequest(
                    "",
                    "is not in the " + format + " format: it has no column " + String.join(" and no column ", missing));
        }
    }
}
