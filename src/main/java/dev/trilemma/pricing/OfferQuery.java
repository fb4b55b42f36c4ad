package dev.trilemma.pricing;

import dev.trilemma.catalog.Commitment;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which offers a plan may be priced with.
 *
 * @param accelerator an accelerator's slug
 * @param acceleratorCount accelerators to be paid for, in whole instances
 * @param provider absent: any
 * @param region a provider's region; absent: any
 * @param priceCatalog slug of the catalog to price from; absent: for each provider the one with its latest prices
 * @param priceCatalogVersion a published version to stay with; absent: the latest in force
 * @param at the instant at which the price is in force
 * @param knownAt only what had been published by then counts, so that the same query has the same answer later
 */
public record OfferQuery(
        String accelerator,
        int acceleratorCount,
        @Nullable String provider,
        @Nullable String region,
        Commitment commitment,
        @Nullable String priceCatalog,
        @Nullable Integer priceCatalogVersion,
        Instant at,
        Instant knownAt) {}
