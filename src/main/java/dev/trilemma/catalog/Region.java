package dev.trilemma.catalog;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A place where a provider runs accelerators.
 *
 * @param pue power usage effectiveness: energy of the facility over that of its machines
 * @param carbonKgCo2ePerKwh yearly average of the grid there (location-based, whatever the provider buys); absent where
 *     nobody publishes it
 */
public record Region(
        String provider,
        String region,
        @Nullable String country,
        String location,
        double pue,
        @Nullable Double carbonKgCo2ePerKwh,
        String source,
        LocalDate retrievedOn,
        @Nullable String notes) {

    /** Sorts by provider, then by region. */
    public String key() {
        return key(provider, region);
    }

    static String key(String provider, String region) {
        return provider + "/" + region;
    }
}
