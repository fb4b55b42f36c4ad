package dev.trilemma.catalog;

import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The providers that pass on machines of others, whose offers come and go. */
@Component
public final class Marketplaces {

    private final Set<String> providers = ReferenceFiles.csv("marketplaces.csv", Marketplace.class).stream()
            .map(Marketplace::provider)
            .collect(Collectors.toUnmodifiableSet());

    record Marketplace(String provider, String source) {}

    public boolean contains(String provider) {
        return providers.contains(provider);
    }
}
