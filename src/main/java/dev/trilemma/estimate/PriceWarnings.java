package dev.trilemma.estimate;

import dev.trilemma.catalog.Warning;
import dev.trilemma.pricing.PricedOffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What a reader should know of the price of an offer: where it is from, how old it is, and whether it can be relied on. */
final class PriceWarnings {

    /** List prices of accelerators have changed by up to a half within a quarter. */
    private static final int STALE_DAYS = 90;

    private PriceWarnings() {}

    static List<Warning> of(PricedOffer offer, Instant at) {
        List<Warning> warnings = new ArrayList<>();
        if (offer.ageDays(at) > STALE_DAYS) {
            warnings.add(new Warning(
                    "stalePrice",
                    "The price of " + name(offer) + " was last seen on " + offer.asOf() + ", " + offer.ageDays(at)
                            + " days ago; ask for today's before relying on it."));
        }
        if (offer.isSuspect()) {
            warnings.add(new Warning(
                    "suspectPrice",
                    "The price of " + name(offer) + " is suspect, and no better one is known there; the issues of "
                            + offer.priceCatalog() + " version " + offer.priceCatalogVersion() + " say why."));
        }
        return warnings;
    }

    /** Offer, day, age and version, for the line of the bill. */
    static String source(PricedOffer offer, Instant at) {
        return name(offer) + ", as of " + offer.asOf() + " (" + offer.ageDays(at) + " days old), "
                + offer.priceCatalog() + " version " + offer.priceCatalogVersion();
    }

    private static String name(PricedOffer offer) {
        String place = offer.region() == null ? offer.provider() : offer.provider() + " " + offer.region();
        return offer.instanceType() == null ? place : place + " " + offer.instanceType();
    }
}
