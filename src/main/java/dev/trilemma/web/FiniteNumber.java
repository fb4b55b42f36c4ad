package dev.trilemma.web;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdScalarDeserializer;

/** Reads numbers that a double can hold; {@code 1e400} would become infinite, and {@code "NaN"} no number at all. */
final class FiniteNumber extends StdScalarDeserializer<Double> {

    FiniteNumber(Class<Double> type) {
        super(type);
    }

    @Override
    public Double deserialize(JsonParser json, DeserializationContext context) {
        if (json.currentToken() == null || !json.currentToken().isNumeric()) {
            throw new Unreadable(json, "must be a number");
        }
        double number = json.getDoubleValue();
        if (!Double.isFinite(number)) {
            throw new Unreadable(json, "must be a number below 1.8e308");
        }
        return number;
    }

    @Override
    public @Nullable Double getNullValue(DeserializationContext context) {
        if (handledType().isPrimitive()) {
            throw new Unreadable(context.getParser(), "is required");
        }
        return null;
    }
}
