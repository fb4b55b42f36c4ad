package dev.trilemma.pricing;

import dev.trilemma.catalog.Commitment;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A row of a price file.
 *
 * @param commitment as in the API, such as {@code reserved1Year}
 * @param validFrom the first day on which the price was seen
 * @param asOf the last day on which the price was seen
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
        String source) {

    /** What stays the same when the price changes. */
    record Identity(
            String provider,
            @Nullable String region,
            @Nullable String zone,
            String instanceType,
            String accelerator,
            BigDecimal acceleratorsPerInstance,
            String commitment) {}

    Identity identity() {
        return new Identity(provider, region, zone, instanceType, accelerator, acceleratorsPerInstance, commitment);
    }

    Commitment boughtAs() {
        return Commitment.valueOf(
                commitment.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toUpperCase(Locale.ROOT));
    }

    Instant startsAt() {
        return validFrom.atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
