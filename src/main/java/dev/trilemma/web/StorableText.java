package dev.trilemma.web;

import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.KeyDeserializer;
import tools.jackson.databind.deser.std.StdScalarDeserializer;

/** Reads strings that every database can hold: no NUL, and no half of a character. */
final class StorableText extends StdScalarDeserializer<String> {

    StorableText() {
        super(String.class);
    }

    @Override
    public String deserialize(JsonParser json, DeserializationContext context) {
        if (!json.hasToken(JsonToken.VALUE_STRING)) {
            throw new Unreadable(json, "must be a string");
        }
        return storable(json, json.getString());
    }

    static String storable(JsonParser json, String text) {
        if (!isStorable(text)) {
            throw new Unreadable(json, "must not contain U+0000 or an unpaired surrogate");
        }
        return text;
    }

    static boolean isStorable(String text) {
        return text.codePoints()
                .noneMatch(character -> character == 0
                        || (character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE));
    }

    /** Reads the names of a map's entries. */
    static final class Key extends KeyDeserializer {

        @Override
        public Object deserializeKey(String key, DeserializationContext context) {
            return storable(context.getParser(), key);
        }
    }
}
