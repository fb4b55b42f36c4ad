package dev.trilemma.pricing;

import static dev.trilemma.engine.InvalidPlan.require;

import dev.trilemma.catalog.NearestNames;
import dev.trilemma.catalog.Regions;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The providers and regions that have prices or are in the reference data; case does not matter. */
@Component
class Places {

    private final Regions regions;

    Places(Regions regions) {
        this.regions = regions;
    }

    /**
     * Refuses names that nobody knows. A known name without an offer passes.
     *
     * @param parent JSON pointer of the object that holds {@code provider} and {@code region}
     */
    void requireKnown(@Nullable String provider, @Nullable String region, PriceBook book, String parent) {
        if (provider != null && !book.providers().contains(provider)) {
            Set<String> known = providers(book);
            require(known.contains(provider), parent + "/provider", NearestNames.unknown(provider, known));
        }
        if (region != null && !book.regions(provider).contains(region)) {
            Set<String> known = regions(provider, book);
            require(known.contains(region), parent + "/region", NearestNames.unknown(region, known));
        }
    }

    private Set<String> providers(PriceBook book) {
        Set<String> known = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        known.addAll(book.providers());
        regions.all().forEach(place -> known.add(place.provider()));
        return known;
    }

    private Set<String> regions(@Nullable String provider, PriceBook book) {
        Set<String> known = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        known.addAll(book.regions(provider));
        regions.all().stream()
                .filter(place -> provider == null || place.provider().equalsIgnoreCase(provider))
                .forEach(place -> known.add(place.region()));
        return known;
    }
}
