package dev.trilemma.pricing;

import dev.trilemma.catalog.Commitment;
import dev.trilemma.engine.cost.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An offer as the API answers it.
 *
 * @param region the provider's own name; absent where its price list names none
 * @param zone a distant zone that the provider counts to the region
 * @param acceleratorsPerInstance chips of a slice, accelerators of a node
 * @param instancePrice list price of one instance-hour
 * @param pricePerAccelerator list price of one accelerator-hour
 * @param discount what was negotiated and is taken off in estimates; absent where nothing was
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
        @Nullable DiscountedPrice discount,
        boolean hostIncluded,
        boolean marketplace,
        OfferStatus status,
        LocalDate asOf,
        Instant validFrom,
        @Nullable Instant validUntil,
        String priceCatalog,
        int priceCatalogVersion,
        String source) {

    /**
     * A list price with a discount taken off.
     *
     * @param id of the discount
     * @param factor of the list price that is paid
     * @param instancePrice what one instance-hour costs then
     * @param pricePerAccelerator what one accelerator-hour costs then
     */
    record DiscountedPrice(UUID id, double factor, Money instancePrice, Money pricePerAccelerator) {

        static DiscountedPrice of(Discount discount, PricedOffer offer) {
            return new DiscountedPrice(
                    discount.id(),
                    discount.factor().doubleValue(),
                    discount.off(offer.instancePrice()),
                    discount.off(offer.pricePerAccelerator()));
        }
    }

    static OfferView of(DatedOffer dated, Optional<Discount> discount) {
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
                discount.map(negotiated -> DiscountedPrice.of(negotiated, offer))
                        .orElse(null),
                offer.hostIncluded(),
                offer.marketplace(),
                offer.status(),
                offer.asOf(),
                offer.validFrom(),
                dated.validUntil(),
                offer.priceCatalog(),
                offer.priceCatalogVersion(),
                offer.source());
    }
}
