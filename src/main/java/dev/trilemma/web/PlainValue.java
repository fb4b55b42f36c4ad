package dev.trilemma.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;

/** Reads JSON of no declared shape into maps, lists, strings, finite numbers, booleans and nulls. */
final class PlainValue extends StdDeserializer<Object> {

    PlainValue() {
        super(Object.class);
    }

    @Override
    public @Nullable Object deserialize(JsonParser json, DeserializationContext context) {
        return switch (json.currentToken()) {
            case START_OBJECT -> object(json, context);
            case START_ARRAY -> list(json, context);
            case VALUE_STRING -> StorableText.storable(json, json.getString());
            case VALUE_NUMBER_INT -> json.getNumberValue();
            case VALUE_NUMBER_FLOAT -> finite(json);
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> null;
            default -> throw new Unreadable(json, "is not valid");
        };
    }

    private Map<String, @Nullable Object> object(JsonParser json, DeserializationContext context) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        for (String name = json.nextName(); name != null; name = json.nextName()) {
            StorableText.storable(json, name);
            json.nextToken();
            try {
                fields.put(name, deserialize(json, context));
            } catch (Unreadable failure) {
                failure.prependPath(fields, name);
                throw failure;
            }
        }
        return fields;
    }

    private List<@Nullable Object> list(JsonParser json, DeserializationContext context) {
        List<@Nullable Object> items = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            try {
                items.add(deserialize(json, context));
            } catch (Unreadable failure) {
                failure.prependPath(items, items.size());
                throw failure;
            }
        }
        return items;
    }

    private static double finite(JsonParser json) {
        double number = json.getDoubleValue();
        if (!Double.isFinite(number)) {
            throw new Unreadable(json, "must be a number below 1.8e308");
        }
        return number;
    }
}
