package dev.trilemma.catalog;

import dev.trilemma.engine.InvalidPlan;
import dev.trilemma.engine.hardware.Interconnect;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The links between accelerators and between nodes, by slug. */
@Component
public final class Interconnects {

    private final Map<String, InterconnectEntry> entries =
            new TreeMap<>(ReferenceFiles.csv("interconnects.csv", InterconnectRow.class).stream()
                    .map(row ->
                            new InterconnectEntry(row.toInterconnect(), row.source(), row.notes(), row.retrievedOn()))
                    .collect(Collectors.toMap(entry -> entry.interconnect().id(), Function.identity())));

    /**
     * The link that a plan names.
     *
     * @throws InvalidPlan where the slug is unknown
     */
    public Interconnect interconnect(String slug) {
        return Optional.ofNullable(entries.get(slug))
                .map(InterconnectEntry::interconnect)
                .orElseThrow(
                        () -> new InvalidPlan("/cluster/interconnect", NearestNames.unknown(slug, entries.keySet())));
    }

    /** All links by id. */
    public List<InterconnectEntry> all() {
        return List.copyOf(entries.values());
    }
}
