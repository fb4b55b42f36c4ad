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
    private static final String ITEMS = "Items";

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
     * The objects of an array, each as a row; fields of fields are joined by dots, arrays are left out.
     *
     * @param parser at the start of the array
     * @return every field that there was
     */
    static Header forEachRow(JsonParser parser, Consumer<SourceRow> reader) {
        requireThat(parser.currentToken() == JsonToken.START_ARRAY, "must be a JSON array of objects");
        var header = new Header();
        int number = 0;
        while (parser.nextToken() == JsonToken.START_OBJECT) {
            number++;
            reader.accept(new SourceRow(number, header, cells(parser, header)));
        }
        requireThat(parser.currentToken() == JsonToken.END_ARRAY, "must be a JSON array of objects");
        return header;
    }

    /** Goes from the start of an object to its list of items. */
    static void enterItems(JsonParser parser, String format) {
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            if (name.equalsIgnoreCase(ITEMS)) {
                return;
            }
            parser.skipChildren();
        }
        requireThat(
                false,
                "is not in the " + format + " format: it must be an array of objects, or an object with such Items");
    }

    private static String[] cells(JsonParser parser, Header header) {
        String[] cells = new String[Header.MOST_COLUMNS];
        readInto(cells, "", parser, header);
        return Arrays.copyOf(cells, header.size());
    }

    private static void readInto(String[] cells, String prefix, JsonParser parser, Header header) {
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = prefix + parser.currentName();
            JsonToken value = parser.nextToken();
            if (value == JsonToken.START_OBJECT) {
                readInto(cells, name + ".", parser, header);
            } else if (value == JsonToken.START_ARRAY) {
                parser.skipChildren();
            } else {
                int position = header.add(name);
                requireThat(position < cells.length, "has more than " + cells.length + " different fields");
                cells[position] = value == JsonToken.VALUE_NULL ? null : parser.getString();
            }
        }
    }

    static void requireThat(boolean condition, String reason) {
        if (!condition) {
            throw new InvalidRequest("", reason);
        }
    }
}
