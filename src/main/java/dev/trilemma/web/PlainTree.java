package dev.trilemma.web;

import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.deser.jackson.JsonNodeDeserializer;
import tools.jackson.databind.deser.std.StdDeserializer;

/** Reads JSON trees, such as merge patches, with the same limits on their values as {@link PlainValue}. */
final class PlainTree extends StdDeserializer<JsonNode> {

    PlainTree() {
        super(JsonNode.class);
    }

    @Override
    public JsonNode deserialize(JsonParser json, DeserializationContext context) {
        JsonNode tree =
                (JsonNode) JsonNodeDeserializer.getDeserializer(JsonNode.class).deserialize(json, context);
        requirePlain(json, tree);
        return tree;
    }

    @Override
    public JsonNode getNullValue(DeserializationContext context) {
        return context.getNodeFactory().nullNode();
    }

    private static void requirePlain(JsonParser json, JsonNode node) {
        node.propertyNames().forEach(name -> StorableText.storable(json, name));
        node.forEach(child -> requirePlain(json, child));
        if (node.isString()) {
            StorableText.storable(json, node.stringValue());
        }
        if (node.isFloatingPointNumber() && !Double.isFinite(node.asDouble())) {
            throw new Unreadable(json, "must hold only numbers below 1.8e308");
        }
    }
}
