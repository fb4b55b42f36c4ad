package dev.trilemma.pricing.imports;

import dev.trilemma.web.InvalidRequest;
import java.io.Reader;
import java.util.Arrays;
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.json.JsonFactory;

/** Reads JSON as it streams by, so that no file is held whole. */
final class JsonFile {

    private static final int LONGEST_TEXT = 10_000;
    private static final int DEEPEST = 20;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(LONGEST_TEXT)
                    .maxNumberLength(100)
                    .maxNameLength(1_000)
                    .maxNestingDepth(DEEPEST)
                    .build())
            .build();

    private JsonFile() {}

    /** What reads the file from its first token. */
    interface Walk {
        void read(JsonParser parser);
    }

    /** @throws InvalidRequest where the file is not JSON */
    static void read(Reader text, Walk walk) {
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), text)) {
            parser.nextToken();
            walk.read(parser);
        } catch (JacksonIOException failure) {
            throw Upload.unreadable(failure);
        } catch (JacksonException failure) {
            throw new InvalidRequest("", "is not JSON: " + failure.getOriginalMessage());
        }
    }

    /**
     * The objects of an array, each as a row; fields that are objects or arrays are left out.
     *
     * @param parser at the start of the array
     */
    static void forEachRow(JsonParser parser, Consumer<SourceRow> reader) {
        requireThat(parser.currentToken() == JsonToken.START_ARRAY, "must be a JSON array of objects");
        var header = new Header();
        int number = 0;
        while (parser.nextToken() == JsonToken.START_OBJECT) {
            number++;
            reader.accept(new SourceRow(number, header, cells(parser, header)));
        }
        requireThat(parser.currentToken() == JsonToken.END_ARRAY, "must be a JSON array of objects");
    }

    private static String[] cells(JsonParser parser, Header header) {
        String[] cells = new String[Header.MOST_COLUMNS];
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            int position = header.add(parser.currentName());
            requireThat(position < cells.length, "has more than " + cells.length + " different fields");
            JsonToken value = parser.nextToken();
            if (value == JsonToken.START_ARRAY || value == JsonToken.START_OBJECT) {
                parser.skipChildren();
            } else if (value != JsonToken.VALUE_NULL) {
                cells[position] = parser.getString();
            }
        }
        return Arrays.copyOf(cells, header.size());
    }

    static void requireThat(boolean condition, String reason) {
        if (!condition) {
            throw new InvalidRequest("", reason);
        }
    }
}
