package dev.trilemma.sweep.result;

import dev.trilemma.web.InvalidRequest;
import java.util.function.DoublePredicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A value and how others are to compare with it. */
record Comparison(String operator, String value, String pointer) {

    /**
     * @throws InvalidRequest where the value is no number
     */
    DoublePredicate ofNumbers() {
        Double number = number(value);
        if (number == null) {
            throw new InvalidRequest(pointer, "must compare with a number");
        }
        return each -> holds(Double.compare(each, number));
    }

    /** Numbers compare as such, anything else by what it says. */
    boolean test(JsonNode other) {
        Double number = number(value);
        return other.isNumber() && number != null
                ? holds(Double.compare(other.asDouble(), number))
                : test(other.isString() ? other.stringValue() : other.toString());
    }

    boolean test(String text) {
        return holds(text.compareTo(value));
    }

    private boolean holds(int order) {
        return switch (operator) {
            case "=" -> order == 0;
            case "!=" -> order != 0;
            case "<" -> order < 0;
            case "<=" -> order <= 0;
            case ">" -> order > 0;
            default -> order >= 0;
        };
    }

    private static @Nullable Double number(String text) {
        try {
            return Double.valueOf(text);
        } catch (NumberFormatException words) {
            return null;
        }
    }
}
