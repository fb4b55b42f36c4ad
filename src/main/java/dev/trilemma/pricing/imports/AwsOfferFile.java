package dev.trilemma.pricing.imports;

import java.util.HashMap;
import java.util.Map;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Walks through an AWS offer file: {@code products} by SKU, then {@code terms} by kind and SKU. */
final class AwsOfferFile {

    private static final String NOT_THIS = "is not in the awsPriceList format: ";

    private final JsonParser parser;
    private final AwsProducts products;
    private boolean sawProducts;

    AwsOfferFile(JsonParser parser, AwsProducts products) {
        this.parser = parser;
        this.products = products;
    }

    void read() {
        JsonFile.requireThat(parser.currentToken() == JsonToken.START_OBJECT, NOT_THIS + "it must be an object");
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            if (name.equals("products")) {
                sawProducts = true;
                forEach(sku -> readProduct());
            } else if (name.equals("terms")) {
                JsonFile.requireThat(sawProducts, NOT_THIS + "its products must come before their terms");
                forEach(kind -> forEach(sku -> forEach(offer -> readTerm(sku))));
            } else {
                parser.skipChildren();
            }
        }
        JsonFile.requireThat(sawProducts, NOT_THIS + "it has no products");
    }

    private interface Entry {
        void read(String name);
    }

    /** The entries of the object that was reached; each is read to its end. */
    private void forEach(Entry entry) {
        JsonFile.requireThat(parser.currentToken() == JsonToken.START_OBJECT, NOT_THIS + "an object is expected");
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            JsonFile.requireThat(parser.nextToken() == JsonToken.START_OBJECT, NOT_THIS + "an object is expected");
            entry.read(name);
        }
    }

    private void readProduct() {
        Map<String, String> attributes = new HashMap<>();
        collect(attributes);
        products.add(attributes);
    }

    private void readTerm(String sku) {
        Map<String, String> term = new HashMap<>();
        collect(term);
        products.addTerm(sku, term);
    }

    /** All texts and numbers of an object and of those in it, by their own names: these differ wherever they matter. */
    private void collect(Map<String, String> values) {
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            JsonFile.requireThat(parser.currentToken() != null, NOT_THIS + "it ends too early");
            if (parser.currentToken() == JsonToken.START_OBJECT) {
                collect(values);
            } else if (parser.currentToken() == JsonToken.START_ARRAY) {
                parser.skipChildren();
            } else if (parser.currentToken().isScalarValue()) {
                values.putIfAbsent(parser.currentName(), parser.getString());
            }
        }
    }
}
