package dev.trilemma.catalog;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The providers' regions: how efficient the facilities are and how clean the grid is. */
@Component
public final class Regions {

    static final String DEFAULT_PROVIDER = "default";
    static final String DEFAULT_REGION = "world";

    private final List<Region> regions = ReferenceFiles.csv("regions.csv", Region.class).stream()
            .sorted(Comparator.comparing(Region::key))
            .toList();

    /** A provider's region, by its own names; case does not matter. */
    public Optional<Region> find(String provider, String region) {
        return regions.stream()
                .filter(candidate -> candidate.provider().equalsIgnoreCase(provider)
                        && candidate.region().equalsIgnoreCase(region))
                .findFirst();
    }

    /** The site of a plan that names no known region: the world's average grid, and a usual colocation facility. */
    public Region defaultSite() {
        return find(DEFAULT_PROVIDER, DEFAULT_REGION)
                .orElseThrow(() -> new IllegalStateException("catalog/regions.csv has no default,world"));
    }

    /** All regions by provider and region, the default site among them. */
    public List<Region> all() {
        return regions;
    }
}
