package dev.trilemma.pricing;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Some published versions together: who sells where, and from which version each provider is priced at an instant. That is the
 * version whose prices in force were seen last, so that a day long gone is priced from a list of that time, and today from the
 * provider's latest. Of two that were seen on one day the version that describes the later day counts, then the one published later.
 */
final class PriceBook {

    private static final Instant FIRST = Instant.parse("1970-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T00:00:00Z");

    private final Map<UUID, CatalogVersion> versions;
    private final Map<String, List<Seen>> seenByProvider = new TreeMap<>();
    private final Map<String, Set<String>> regionsByProvider = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    PriceBook(List<CatalogVersion> versions, List<Seen> seen) {
        this.versions = versions.stream().collect(Collectors.toMap(CatalogVersion::id, version -> version));
        for (Seen one : seen) {
            seenByProvider
                    .computeIfAbsent(one.provider(), provider -> new ArrayList<>())
                    .add(one);
            Set<String> regions = regionsByProvider.computeIfAbsent(
                    one.provider(), provider -> new TreeSet<>(String.CASE_INSENSITIVE_ORDER));
            Optional.ofNullable(one.region()).ifPresent(regions::add);
        }
    }

    /**
     * Prices of a provider in a region that have one history.
     *
     * @param region null where its price list names none
     * @param validFrom since when they are known to hold
     * @param validUntil when they no longer hold, exclusive; null while they do
     * @param asOf the day on which they were last seen
     */
    record Seen(
            UUID version,
            String provider,
            @Nullable String region,
            Instant validFrom,
            @Nullable Instant validUntil,
            LocalDate asOf) {

        boolean isInForceAt(Instant at) {
            return !at.isBefore(validFrom) && (validUntil == null || at.isBefore(validUntil));
        }

        /** The last day up to an instant on which they were seen. */
        LocalDate lastSeen(LocalDate day) {
            return asOf.isBefore(day) ? asOf : day;
        }
    }

    /** The version from which each provider is priced, for those that sell anything at that instant. */
    Map<String, CatalogVersion> sources(Instant at) {
        Map<String, CatalogVersion> sources = new TreeMap<>();
        seenByProvider.forEach(
                (provider, seen) -> latest(seen, at).ifPresent(version -> sources.put(provider, version)));
        return sources;
    }

    /**
     * The instants at which a provider's price can become another: a price begins or ends, or a list is seen no longer.
     *
     * @param provider null: of all providers
     */
    SortedSet<Instant> turningPoints(@Nullable String provider) {
        SortedSet<Instant> instants = new TreeSet<>();
        seenByProvider.entrySet().stream()
                .filter(seen -> provider == null || provider.equalsIgnoreCase(seen.getKey()))
                .flatMap(seen -> seen.getValue().stream())
                .forEach(seen -> {
                    instants.add(seen.validFrom());
                    instants.add(
                            seen.asOf().plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant());
                    Optional.ofNullable(seen.validUntil()).ifPresent(instants::add);
                });
        return instants;
    }

    private Optional<CatalogVersion> latest(List<Seen> seen, Instant at) {
        LocalDate day = LocalDate.ofInstant(clamped(at), ZoneOffset.UTC);
        Map<UUID, LocalDate> lastSeen = new HashMap<>();
        for (Seen one : seen) {
            if (one.isInForceAt(at)) {
                lastSeen.merge(
                        one.version(), one.lastSeen(day), (first, other) -> first.isAfter(other) ? first : other);
            }
        }
        return lastSeen.entrySet().stream()
                .max(Map.Entry.<UUID, LocalDate>comparingByValue()
                        .thenComparing(entry -> version(entry.getKey()), CatalogVersion.OLDEST_FIRST)
                        .thenComparing(entry -> version(entry.getKey()).priceCatalog()))
                .map(entry -> version(entry.getKey()));
    }

    CatalogVersion version(UUID id) {
        return versions.get(id);
    }

    Collection<CatalogVersion> versions() {
        return versions.values();
    }

    /** Providers with prices; case does not matter in this and the next. */
    Set<String> providers() {
        return regionsByProvider.keySet();
    }

    /** @param provider absent: of all providers */
    Set<String> regions(@Nullable String provider) {
        if (provider != null) {
            return regionsByProvider.getOrDefault(provider, Set.of());
        }
        return regionsByProvider.values().stream()
                .flatMap(Collection::stream)
                .collect(Collectors.toCollection(() -> new TreeSet<>(String.CASE_INSENSITIVE_ORDER)));
    }

    /** The farthest instants have no date. */
    static Instant clamped(Instant at) {
        return at.isBefore(FIRST) ? FIRST : at.isAfter(LAST) ? LAST : at;
    }
}
