package dev.trilemma.pricing.imports;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The columns of a file, found by name whatever their order; capitals, spaces, dashes and underscores in names do not matter. */
final class Header {

    static final int MOST_COLUMNS = 200;

    private static final Pattern SEPARATORS = Pattern.compile("[\\s_-]+");

    private final Map<String, Integer> positions = new HashMap<>();

    /** By the names that are asked for, again in each row. */
    private final Map<String, Optional<Integer>> asked = new HashMap<>();

    private final Map<String, String> spellings = new HashMap<>();

    /** Adds a column at the end; of two with one name the first counts. */
    int add(String spelling) {
        String name = normalized(spelling);
        int position = positions.size();
        Integer present = positions.putIfAbsent(name, position);
        spellings.putIfAbsent(name, spelling);
        asked.clear();
        return present == null ? position : present;
    }

    int size() {
        return positions.size();
    }

    /** Null where there is no such column. */
    @Nullable
    Integer position(String name) {
        return asked.computeIfAbsent(name, absent -> Optional.ofNullable(positions.get(normalized(name))))
                .orElse(null);
    }

    /** A column as the file spells it. */
    String spelling(String name) {
        return spellings.getOrDefault(normalized(name), name);
    }

    boolean has(String name) {
        return position(name) != null;
    }

    /** Those of some columns that are missing. */
    List<String> missing(String... names) {
        return List.of(names).stream().filter(name -> !has(name)).toList();
    }

    private static String normalized(String name) {
        return SEPARATORS.matcher(name.strip().toLowerCase(Locale.ROOT)).replaceAll("");
    }
}
