package dev.trilemma.catalog;

import dev.trilemma.engine.cost.Money;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * Which price applies to a plan.
 *
 * @param provider a provider's slug, such as {@code aws}; absent: any
 * @param region a provider's region code; absent: any
 * @param commitment how the accelerators are bought; absent: onDemand
 * @param unitPrice money for one accelerator-hour, in place of the catalog's price
 * @param priceCatalog slug of the catalog to price from; absent: the one with the latest prices of the provider
 * @param priceCatalogVersion a published version to stay with; absent: the latest in force
 * @param ownership what owned accelerators cost; absent parts have sourced defaults
 */
public record PricingDocument(
        @Nullable @Size(max = 100) String provider,
        @Nullable @Size(max = 100) String region,
        @Nullable Commitment commitment,
        @Nullable Money unitPrice,
        @Nullable @Size(max = 100) String priceCatalog,
        @Nullable @Positive Integer priceCatalogVersion,
        @Nullable @Valid OwnershipDocument ownership) {

    /**
     * What owned accelerators cost.
     *
     * @param pricePerAccelerator purchase price of one accelerator
     * @param serverOverhead server price over accelerator price, as a factor of at least 1
     * @param lifeYears years until the residual value is reached
     * @param residualShare share of the price left after that
     * @param utilisation share of the hours in which the cluster does paid work
     * @param energyPricePerKwh money for a kilowatt-hour
     * @param hostingPerKwMonth money for hosting a kilowatt for a month
     * @param operationsShare yearly operations as a share of the purchase price
     * @param powerWatts rated power of one accelerator, without its server
     * @param powerUsageEffectiveness energy of the facility over that of its machines
     */
    public record OwnershipDocument(
            @Nullable Money pricePerAccelerator,
            @Nullable @DecimalMin("1") @DecimalMax("10") Double serverOverhead,
            @Nullable @Positive @DecimalMax("50") Double lifeYears,
            @Nullable @PositiveOrZero @DecimalMax("1") Double residualShare,
            @Nullable @Positive @DecimalMax("1") Double utilisation,
            @Nullable Money energyPricePerKwh,
            @Nullable Money hostingPerKwMonth,
            @Nullable @PositiveOrZero @DecimalMax("1") Double operationsShare,
            @Nullable @Positive @DecimalMax("100000") Double powerWatts,
            @Nullable @DecimalMin("1") @DecimalMax("10") Double powerUsageEffectiveness) {}
}
