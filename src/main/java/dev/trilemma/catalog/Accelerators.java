package dev.trilemma.catalog;

import dev.trilemma.engine.InvalidPlan;
import dev.trilemma.engine.hardware.Accelerator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The accelerators by slug and by alias; case does not matter, and spaces and underscores are dashes. */
@Component
public final class Accelerators {

    private static final String POINTER = "/cluster/accelerator";

    private final AcceleratorAliases aliases =
            new AcceleratorAliases(ReferenceFiles.csv("accelerator-aliases.csv", AcceleratorAliasRow.class));
    private final Map<String, AcceleratorEntry> entries = entries(aliases);

    /**
     * The accelerator that a plan names.
     *
     * @throws InvalidPlan where the name is unknown or several accelerators go by it
     */
    public Accelerator accelerator(String slugOrAlias) {
        return accelerator(slugOrAlias, POINTER);
    }

    /**
     * The accelerator that a field names.
     *
     * @param pointer JSON pointer to that field
     * @throws InvalidPlan where the name is unknown or several accelerators go by it
     */
    public Accelerator accelerator(String slugOrAlias, String pointer) {
        Set<String> meanings = meanings(slugOrAlias);
        if (meanings.isEmpty()) {
            throw new InvalidPlan(
                    pointer, NearestNames.unknown(AcceleratorAliases.normalized(slugOrAlias), knownNames()));
        }
        if (meanings.size() > 1) {
            throw new InvalidPlan(pointer, "is ambiguous; say " + String.join(" or ", meanings));
        }
        return entries.get(meanings.iterator().next()).accelerator();
    }

    /** The accelerator of that name; empty where the name is unknown or several accelerators go by it. */
    public Optional<Accelerator> find(String slugOrAlias) {
        return findEntry(slugOrAlias).map(AcceleratorEntry::accelerator);
    }

    /** All accelerators by id. */
    public List<AcceleratorEntry> all() {
        return List.copyOf(entries.values());
    }

    public Optional<AcceleratorEntry> findEntry(String slugOrAlias) {
        Set<String> meanings = meanings(slugOrAlias);
        return meanings.size() == 1
                ? Optional.of(entries.get(meanings.iterator().next()))
                : Optional.empty();
    }

    /**
     * The accelerators that a label of a price list may mean; none where nobody uses it.
     *
     * @param priceList as in {@code accelerator-aliases.csv}, such as {@code skypilot:aws}
     */
    public List<Accelerator> labelled(String priceList, String label) {
        String name = AcceleratorAliases.normalized(label);
        Set<String> ids = entries.containsKey(name) ? Set.of(name) : aliases.meaningsIn(priceList, label);
        return ids.stream().map(id -> entries.get(id).accelerator()).toList();
    }

    private Set<String> meanings(String slugOrAlias) {
        String name = AcceleratorAliases.normalized(slugOrAlias);
        return entries.containsKey(name) ? Set.of(name) : aliases.meanings(name);
    }

    private Set<String> knownNames() {
        Set<String> names = new TreeSet<>(aliases.names());
        names.addAll(entries.keySet());
        return names;
    }

    private static Map<String, AcceleratorEntry> entries(AcceleratorAliases aliases) {
        Map<String, List<AcceleratorPeakRow>> peaks =
                ReferenceFiles.csv("accelerator-peaks.csv", AcceleratorPeakRow.class).stream()
                        .collect(Collectors.groupingBy(AcceleratorPeakRow::accelerator));
        return new TreeMap<>(ReferenceFiles.csv("accelerators.csv", AcceleratorRow.class).stream()
                .map(row -> entry(row, peaks.getOrDefault(row.id(), List.of()), aliases))
                .collect(Collectors.toMap(entry -> entry.accelerator().id(), Function.identity())));
    }

    private static AcceleratorEntry entry(
            AcceleratorRow row, List<AcceleratorPeakRow> peaks, AcceleratorAliases aliases) {
        return new AcceleratorEntry(
                row.toAccelerator(peaks),
                row.year(),
                row.status(),
                row.intraNodeLink(),
                row.source(),
                row.notes(),
                row.retrievedOn(),
                aliases.namesOf(row.id()));
    }
}
