package dev.trilemma.catalog;

import dev.trilemma.catalog.AcceleratorAliasRow.Usage;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What accelerators are called. A name's everyday meanings decide; where it has none, those of all price lists count, so that a
 * label which differs between lists is ambiguous.
 */
final class AcceleratorAliases {

    private static final Pattern SEPARATORS = Pattern.compile("[\\s_-]+");

    private final List<AcceleratorAliasRow> rows;
    private final Map<String, Set<String>> meanings;
    private final Map<String, Map<String, Set<String>>> labels;

    AcceleratorAliases(List<AcceleratorAliasRow> rows) {
        this.rows = rows;
        this.meanings = rows.stream()
                .collect(Collectors.groupingBy(
                        row -> normalized(row.alias()),
                        TreeMap::new,
                        Collectors.collectingAndThen(Collectors.toList(), AcceleratorAliases::meanings)));
        this.labels = rows.stream()
                .filter(row -> row.usage() == Usage.LABEL)
                .collect(Collectors.groupingBy(
                        AcceleratorAliasRow::source,
                        Collectors.groupingBy(
                                row -> normalized(row.alias()),
                                Collectors.mapping(
                                        AcceleratorAliasRow::accelerator, Collectors.toCollection(TreeSet::new)))));
    }

    /** Lower case, with dashes for spaces and underscores. */
    static String normalized(String name) {
        return SEPARATORS.matcher(name.strip().toLowerCase(Locale.ROOT)).replaceAll("-");
    }

    Set<String> names() {
        return meanings.keySet();
    }

    /** Ids of the accelerators a name may mean. */
    Set<String> meanings(String name) {
        return meanings.getOrDefault(normalized(name), Set.of());
    }

    /** Ids of the accelerators that a label of a price list may mean: what the list itself means by it, else what anybody does. */
    Set<String> meaningsIn(String priceList, String label) {
        Set<String> own = labels.getOrDefault(priceList, Map.of()).getOrDefault(normalized(label), Set.of());
        return own.isEmpty() ? meanings(label) : own;
    }

    /** The names that mean this accelerator and no other, as people write them. */
    List<String> namesOf(String id) {
        Map<String, String> spellings = rows.stream()
                .filter(row -> meanings(row.alias()).equals(Set.of(id)))
                .collect(Collectors.toMap(
                        row -> normalized(row.alias()),
                        AcceleratorAliasRow::alias,
                        (first, second) -> first,
                        TreeMap::new));
        return List.copyOf(spellings.values());
    }

    private static Set<String> meanings(List<AcceleratorAliasRow> rows) {
        boolean everyday = rows.stream().anyMatch(row -> row.usage() == Usage.EVERYDAY);
        return rows.stream()
                .filter(row -> !everyday || row.usage() == Usage.EVERYDAY)
                .map(AcceleratorAliasRow::accelerator)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
