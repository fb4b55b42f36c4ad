package dev.trilemma.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Fills in what was left out of an architecture, and remembers what it filled in. */
final class Defaults {

    private final List<Assumption> assumptions = new ArrayList<>();

    /** The value sent, or else the fallback, noted as an assumption with its reason. */
    <T> T or(String field, @Nullable T sent, T fallback, String reason) {
        if (sent != null) {
            return sent;
        }
        note(field, wire(fallback), reason);
        return fallback;
    }

    void note(String field, String value, String reason) {
        assumptions.add(new Assumption("architecture." + field, value, reason));
    }

    List<Assumption> assumptions() {
        return List.copyOf(assumptions);
    }

    /** Enum constants of one word, as JSON spells them. */
    private static String wire(Object value) {
        String text = value.toString();
        return value instanceof Enum ? text.toLowerCase(Locale.ROOT) : text;
    }
}
