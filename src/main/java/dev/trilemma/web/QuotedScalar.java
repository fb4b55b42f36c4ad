package dev.trilemma.web;

import java.time.DateTimeException;
import java.util.function.Function;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdScalarDeserializer;

/** Reads a value that JSON has no type of its own for from its text, and from nothing else. */
final class QuotedScalar<T> extends StdScalarDeserializer<T> {

    private final Function<String, T> parser;

    QuotedScalar(Class<T> type, Function<String, T> parser) {
        super(type);
        this.parser = parser;
    }

    @Override
    public T deserialize(JsonParser json, DeserializationContext context) {
        try {
            if (json.hasToken(JsonToken.VALUE_STRING)) {
                return parser.apply(json.getString());
            }
        } catch (IllegalArgumentException | DateTimeException failure) {
            throw refusal(json);
        }
        throw refusal(json);
    }

    private Unreadable refusal(JsonParser json) {
        return new Unreadable(json, Expectations.of(handledType(), null));
    }
}
