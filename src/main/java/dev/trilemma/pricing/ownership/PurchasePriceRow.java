package dev.trilemma.pricing.ownership;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * A row of {@code catalog/ownership-prices.csv}: what one accelerator costs without its server.
 *
 * @param asOf day of the newest quote
 * @param quotes quotes of the twelve months before, whose median it is
 */
record PurchasePriceRow(
        String accelerator, BigDecimal pricePerAcceleratorUsd, LocalDate asOf, int quotes, String source) {

    OwnershipDefaults.Price price() {
        return new OwnershipDefaults.Price(pricePerAcceleratorUsd.toPlainString(), "USD", source + " (" + asOf + ")");
    }
}
