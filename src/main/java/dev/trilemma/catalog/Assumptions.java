package dev.trilemma.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Collects what a plan leaves open while it is resolved. */
final class Assumptions {

    private final List<Assumption> made = new ArrayList<>();

    /** The value given, or the default, which is then an assumption. */
    <T> T given(String name, @Nullable T value, T fallback, String source) {
        if (value != null) {
            return value;
        }
        add(name, fallback, source);
        return fallback;
    }

    void add(String name, Object value, String source) {
        made.add(new Assumption(name, text(value), source));
    }

    void addAll(List<Assumption> assumptions) {
        made.addAll(assumptions);
    }

    List<Assumption> made() {
        return List.copyOf(made);
    }

    private static String text(Object value) {
        return value instanceof Enum<?> constant ? wireName(constant) : String.valueOf(value);
    }

    /** {@code FULL_FINE_TUNING} as people write it: {@code fullFineTuning}. */
    static String wireName(Enum<?> constant) {
        String[] words = constant.name().toLowerCase(Locale.ROOT).split("_");
        var name = new StringBuilder(words[0]);
        for (int word = 1; word < words.length; word++) {
            name.append(Character.toUpperCase(words[word].charAt(0))).append(words[word].substring(1));
        }
        return name.toString();
    }
}
