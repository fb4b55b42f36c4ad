package dev.trilemma.pricing;

import dev.trilemma.catalog.Commitment;
import dev.trilemma.engine.cost.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An offer as the API answers it.
 *
 * @param region the provider's own name; absent where its price list names none
 * @param zone a distant zone that the provider counts to the region
 * @param acceleratorsPerInstance chips of a slice, accelerators of a node
 * @param instancePrice for one instance-hour
 * @param pricePerAccelerator for one accelerator-hour
 * @param hostIncluded the price covers the machine around the accelerators
 * @param marketplace the provider passes on machines of others
 * @param asOf the day on which the price was last seen
 * @param validFrom since when the price is known to hold
 * @param validUntil when another price took its place, exclusive; absent while none has
 * @param source where the price was read
 */
record OfferView(
        UUID id,
        String provider,
        @Nullable String region,
        @Nullable String zone,
        @Nullable String instanceType,
        String accelerator,
        double acceleratorsPerInstance,
        Commitment commitment,
        Money instancePrice,
        Money pricePerAccelerator,
        boolean hostIncluded,
        boolean marketplace,
        OfferStatus status,
        LocalDate asOf,
        Instant validFrom,
        @Nullable Instant validUntil,
        String priceCatalog,
        int priceCatalogVersion,
        String source) {

    static OfferView of(DatedOffer dated) {
        PricedOffer offer = dated.offer();
        return new OfferView(
                dated.id(),
                offer.provider(),
                offer.region(),
                dated.zone(),
                offer.instanceType(),
                offer.accelerator(),
                offer.acceleratorsPerInstance(),
                offer.commitment(),
                offer.instancePrice(),
                offer.pricePerAccelerator(),
                offer.hostIncluded(),
                offer.marketplace(),
                dated.status(),
                offer.asOf(),
                offer.validFrom(),
                dated.validUntil(),
                offer.priceCatalog(),
                offer.priceCatalogVersion(),
                offer.source());
    }
}
