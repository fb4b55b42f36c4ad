package dev.trilemma.catalog;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** The providers' regions: how efficient the facilities are and how clean the grid is. */
@Component
public final class Regions {

    static final String DEFAULT_PROVIDER = "default";
    static final String DEFAULT_REGION = "world";

    private final List<Region> regions = ReferenceFiles.csv("regions.csv", Region.class).stream()
            .sorted(Comparator.comparing(Region::key))
            .toList();
    private final Map<String, Region> byKey = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final Region defaultSite;

    Regions() {
        regions.forEach(region -> byKey.put(region.key(), region));
        defaultSite = find(DEFAULT_PROVIDER, DEFAULT_REGION)
                .orElseThrow(() -> new IllegalStateException("catalog/regions.csv has no default,world"));
    }

    /** A provider's region, by its own names; case does not matter. */
    public Optional<Region> find(String provider, String region) {
        return Optional.ofNullable(byKey.get(Region.key(provider, region)));
    }

    /** The site of a plan that names no known region: the world's average grid, and a usual colocation facility. */
    public Region defaultSite() {
        return defaultSite;
    }

    /** All regions by provider and region, the default site among them. */
    public List<Region> all() {
        return regions;
    }
}
