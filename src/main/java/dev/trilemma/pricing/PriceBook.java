package dev.trilemma.pricing;

import dev.trilemma.catalog.Commitment;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The offers of some published versions, sorted and indexed. Where several versions hold offers of one provider, the one with
 * that provider's latest {@code asOf} counts; ties go to the first by slug.
 */
final class PriceBook {

    /** Servers for training hold eight accelerators; where nobody sells as many together, the largest instance is a node. */
    private static final double USUAL_NODE = 8;

    private final List<DatedOffer> cheapestFirst;
    private final Map<String, Map<Commitment, List<DatedOffer>>> byAccelerator;
    private final Map<String, Double> wholeNodes;
    private final Map<String, Set<String>> regionsByProvider;

    /** @param versions the offers of each version, by slug */
    PriceBook(List<List<DatedOffer>> versions) {
        cheapestFirst = latestOfEachProvider(versions).stream()
                .sorted(DatedOffer.CHEAPEST_FIRST)
                .toList();
        byAccelerator = cheapestFirst.stream()
                .collect(Collectors.groupingBy(
                        dated -> dated.offer().accelerator(),
                        Collectors.groupingBy(dated -> dated.offer().commitment())));
        wholeNodes = cheapestFirst.stream()
                .map(DatedOffer::offer)
                .filter(offer -> !offer.marketplace())
                .collect(Collectors.toMap(
                        PricedOffer::accelerator,
                        offer -> Math.min(USUAL_NODE, offer.acceleratorsPerInstance()),
                        Math::max));
        regionsByProvider = regionsByProvider(cheapestFirst);
    }

    /** The offers of an accelerator that can be bought in this way at an instant, cheapest first. */
    Stream<DatedOffer> inForce(String accelerator, Commitment commitment, Instant at) {
        return byAccelerator.getOrDefault(accelerator, Map.of()).getOrDefault(commitment, List.of()).stream()
                .filter(dated -> dated.isInForceAt(at));
    }

    /** All offers at an instant, cheapest accelerator first. */
    Stream<DatedOffer> inForce(Instant at) {
        return cheapestFirst.stream().filter(dated -> dated.isInForceAt(at));
    }

    /** Every offer, also those whose price has changed since, cheapest accelerator first. */
    List<DatedOffer> all() {
        return cheapestFirst;
    }

    /** Whether an instance is a whole node, rather than a part that cannot be joined to others as well. */
    boolean isWholeNode(PricedOffer offer) {
        return offer.acceleratorsPerInstance()
                >= wholeNodes.getOrDefault(offer.accelerator(), offer.acceleratorsPerInstance());
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

    private static List<DatedOffer> latestOfEachProvider(List<List<DatedOffer>> versions) {
        Map<String, List<DatedOffer>> latest = new TreeMap<>();
        for (List<DatedOffer> version : versions) {
            version.stream()
                    .collect(Collectors.groupingBy(dated -> dated.offer().provider()))
                    .forEach((provider, offers) -> latest.merge(provider, offers, PriceBook::later));
        }
        return latest.values().stream().flatMap(List::stream).toList();
    }

    private static List<DatedOffer> later(List<DatedOffer> first, List<DatedOffer> second) {
        Function<List<DatedOffer>, LocalDate> asOf = offers -> offers.stream()
                .map(dated -> dated.offer().asOf())
                .max(Comparator.naturalOrder())
                .orElseThrow();
        return asOf.apply(second).isAfter(asOf.apply(first)) ? second : first;
    }

    private static Map<String, Set<String>> regionsByProvider(List<DatedOffer> offers) {
        Map<String, Set<String>> regions = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (DatedOffer dated : offers) {
            Set<String> known = regions.computeIfAbsent(
                    dated.offer().provider(), provider -> new TreeSet<>(String.CASE_INSENSITIVE_ORDER));
            String region = dated.offer().region();
            if (region != null) {
                known.add(region);
            }
        }
        return regions;
    }
}
