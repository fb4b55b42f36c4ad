package dev.trilemma.catalog.huggingface;

import dev.trilemma.engine.InvalidPlan;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The keys of a {@code config.json}, read with their types checked: what is missing or of a wrong type is refused by name, and what
 * has a default is remembered. A null is as good as absent.
 */
final class ConfigKeys {

    static final String ROOT = "/huggingFaceConfig";

    private static final int LARGEST = 100_000_000;
    private static final int MOST_LAYERS = 10_000;
    private static final int WIDEST = 1_000_000;
    private static final int MOST_NAMED = 10;
    private static final Pattern DIMENSION = Pattern.compile("size|dim|layers|heads|experts|rank|step|bias");

    private final String pointer;
    private final Map<?, ?> values;

    private final Map<String, Object> defaults;
    private final Set<String> read = new HashSet<>();

    private ConfigKeys(String pointer, Map<?, ?> values, Map<String, Object> defaults) {
        this.pointer = pointer;
        this.values = values;
        this.defaults = defaults;
    }

    static ConfigKeys of(Map<String, Object> config) {
        return new ConfigKeys(ROOT, config, new TreeMap<>());
    }

    /** What absent keys were taken to be, by pointer, in this object and all that are nested in it. */
    Map<String, Object> defaults() {
        return Collections.unmodifiableMap(defaults);
    }

    boolean has(String name) {
        return value(name) != null;
    }

    /** Whether the key is there, be it null: to some classes a null is not the default. */
    boolean mentions(String name) {
        return values.containsKey(name);
    }

    /** Entries of an object. */
    int size() {
        return values.size();
    }

    /** The first of the names that is there. */
    int positive(String... names) {
        return upTo(LARGEST, names);
    }

    /** A number of layers. */
    int layers(String... names) {
        return upTo(MOST_LAYERS, names);
    }

    /** A width that other widths are multiplied with. */
    int width(String... names) {
        return upTo(WIDEST, names);
    }

    int upTo(int largest, String... names) {
        String name = present(names)
                .orElseThrow(() -> refused(names[0], "is missing; it is needed for the model's dimensions"));
        return whole(name, 1, largest);
    }

    int positiveOr(int fallback, String... names) {
        return upToOr(fallback, LARGEST, names);
    }

    int layersOr(int fallback, String... names) {
        return upToOr(fallback, MOST_LAYERS, names);
    }

    int upToOr(int fallback, int largest, String... names) {
        return present(names).map(name -> whole(name, 1, largest)).orElseGet(() -> absent(names[0], fallback));
    }

    int countOr(int fallback, String name) {
        return has(name) ? whole(name, 0, LARGEST) : absent(name, fallback);
    }

    boolean flagOr(boolean fallback, String name) {
        Object value = value(name);
        if (value == null) {
            return absent(name, fallback);
        }
        if (value instanceof Boolean flag) {
            return flag;
        }
        throw refused(name, "must be true or false");
    }

    Optional<String> text(String name) {
        Object value = value(name);
        if (value == null || value instanceof String) {
            return Optional.ofNullable((String) value);
        }
        throw refused(name, "must be text");
    }

    /** The list under that name; empty where there is none. */
    List<?> list(String name) {
        Object value = value(name);
        if (value == null) {
            return List.of();
        }
        if (value instanceof List<?> list) {
            return list;
        }
        throw refused(name, "must be a list");
    }

    /** The object under that name; empty where there is none. */
    ConfigKeys nested(String name) {
        Object value = value(name);
        if (value == null) {
            return new ConfigKeys(pointer + "/" + name, Map.of(), defaults);
        }
        if (value instanceof Map<?, ?> map) {
            return new ConfigKeys(pointer + "/" + name, map, defaults);
        }
        throw refused(name, "must be an object");
    }

    /** With these values for the keys that are absent; a null is not absent here. */
    ConfigKeys completedBy(Map<String, ?> usual) {
        Map<Object, Object> completed = new HashMap<>(usual);
        completed.putAll(values);
        usual.forEach((name, value) -> {
            if (!mentions(name)) {
                absent(name, value);
            }
        });
        return new ConfigKeys(pointer, completed, defaults);
    }

    InvalidPlan refused(String name, String reason) {
        return new InvalidPlan(pointer + "/" + name, reason);
    }

    /** Numbers and flags that were not asked for though their names speak of dimensions; no more than a person reads. */
    List<String> unreadDimensions() {
        return values.keySet().stream()
                .map(String::valueOf)
                .filter(name -> !read.contains(name) && DIMENSION.matcher(name).find())
                .filter(name -> values.get(name) instanceof Number || Boolean.TRUE.equals(values.get(name)))
                .sorted()
                .limit(MOST_NAMED)
                .toList();
    }

    private @Nullable Object value(String name) {
        read.add(name);
        return values.get(name);
    }

    private <T> T absent(String name, T fallback) {
        defaults.put(pointer + "/" + name, fallback);
        return fallback;
    }

    private Optional<String> present(String... names) {
        return Arrays.stream(names).filter(this::has).findFirst();
    }

    private int whole(String name, int smallest, int largest) {
        double value = number(name, value(name));
        if (value != Math.rint(value) || value < smallest || value > largest) {
            throw refused(name, "must be a whole number from " + smallest + " to " + largest);
        }
        return (int) value;
    }

    private double number(String name, @Nullable Object value) {
        if (value instanceof Number number) {
            return number.doubleValue();
        }
        throw refused(name, "must be a number");
    }
}
