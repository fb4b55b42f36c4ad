package dev.trilemma.pricing;

import dev.trilemma.catalog.Commitment;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A row of a price file.
 *
 * @param commitment as in the API, such as {@code reserved1Year}
 * @param validFrom the first day on which the price was seen
 * @param asOf the last day on which the price was seen
 * @param validUntil the first day on which it no longer held; null where it holds until another takes its place
 */
record PriceRow(
        String provider,
        @Nullable String region,
        @Nullable String zone,
        String instanceType,
        String accelerator,
        BigDecimal acceleratorsPerInstance,
        String commitment,
        BigDecimal instancePricePerHour,
        String currency,
        boolean hostIncluded,
        boolean marketplace,
        LocalDate validFrom,
        LocalDate asOf,
        @Nullable LocalDate validUntil,
        String source) {

    QuotedPrice quoted() {
        return new QuotedPrice(
                new PriceItem(provider, region, zone, instanceType, accelerator, acceleratorsPerInstance, boughtAs()),
                instancePricePerHour,
                currency,
                hostIncluded,
                marketplace,
                OfferStatus.OK,
                validFrom,
                asOf,
                validUntil,
                source);
    }

    Commitment boughtAs() {
        return Commitment.valueOf(
                commitment.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toUpperCase(Locale.ROOT));
    }
}
