package dev.trilemma.quote.document;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads a stored quote, or a part of it, by JSON pointers and whatever version of the service wrote it: what is not there, or is of
 * another kind than today, is absent and never zero.
 */
final class StoredFields {

    private static final JsonMapper LENIENT = JsonMapper.builder().build();
    private static final Pattern AMOUNT = Pattern.compile("-?\\d{1,40}(\\.\\d{1,40})?");
    private static final int REPLACEMENT = 0xFFFD;

    private final JsonNode node;

    private StoredFields(JsonNode node) {
        this.node = node;
    }

    static StoredFields of(String json) {
        return new StoredFields(LENIENT.readTree(json));
    }

    boolean has(String pointer) {
        JsonNode value = node.at(pointer);
        return !value.isMissingNode() && !value.isNull();
    }

    /** A text, a number or a truth value, in characters that any document can hold. */
    Optional<String> text(String pointer) {
        JsonNode value = node.at(pointer);
        if (!value.isValueNode() || value.isNull()) {
            return Optional.empty();
        }
        String text = value.isNumber() ? value.decimalValue().toPlainString() : value.asString();
        return text.isBlank() ? Optional.empty() : Optional.of(printable(text));
    }

    Optional<Double> number(String pointer) {
        JsonNode value = node.at(pointer);
        return value.isNumber() && Double.isFinite(value.doubleValue())
                ? Optional.of(value.doubleValue())
                : Optional.empty();
    }

    /** The number as it is written, without an exponent. */
    Optional<BigDecimal> decimal(String pointer) {
        JsonNode value = node.at(pointer);
        return number(pointer).map(finite -> value.decimalValue());
    }

    Optional<StoredMoney> money(String pointer) {
        Optional<String> currency = text(pointer + "/currency");
        return text(pointer + "/amount")
                .filter(amount -> AMOUNT.matcher(amount).matches())
                .flatMap(amount -> currency.map(code -> new StoredMoney(new BigDecimal(amount), code)));
    }

    /** The elements of a list; none where there is no list. */
    List<StoredFields> items(String pointer) {
        JsonNode list = node.at(pointer);
        return list.isArray() ? list.valueStream().map(StoredFields::new).toList() : List.of();
    }

    /** What the plan says of a field such as {@code training.method}, else what was assumed of it. */
    Optional<String> planned(String field) {
        return text("/plan/" + field.replace('.', '/')).or(() -> assumed(field));
    }

    private Optional<String> assumed(String field) {
        return items("/assumptions").stream()
                .filter(assumption ->
                        assumption.text("/name").filter(field::equals).isPresent())
                .findFirst()
                .flatMap(assumption -> assumption.text("/value"));
    }

    /** XML has no control characters, not even escaped ones. */
    private static String printable(String text) {
        return text.codePoints()
                .map(character -> isPrintable(character) ? character : REPLACEMENT)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static boolean isPrintable(int character) {
        boolean whitespace = character == '\n' || character == '\t' || character == '\r';
        boolean noncharacter = (character & 0xFFFE) == 0xFFFE;
        int type = Character.getType(character);
        return whitespace || (type != Character.CONTROL && type != Character.SURROGATE && !noncharacter);
    }
}
