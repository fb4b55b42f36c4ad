package dev.trilemma.pricing.imports;

import dev.trilemma.catalog.Commitment;
import dev.trilemma.pricing.OfferStatus;
import dev.trilemma.pricing.PriceItem;
import dev.trilemma.pricing.QuotedPrice;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What all prices of one row have in common.
 *
 * @param item bought in any way
 * @param validUntil the first day on which they no longer held; null where they hold
 * @param source where the row was read
 */
record HourlyPrices(
        PriceItem item,
        boolean hostIncluded,
        boolean marketplace,
        OfferStatus status,
        LocalDate validFrom,
        LocalDate asOf,
        @Nullable LocalDate validUntil,
        String source) {

    private static final String DOLLARS = "USD";

    /** A row that the file has no doubts about, seen on the version's day. */
    static HourlyPrices seen(PriceItem item, boolean hostIncluded, LocalDate day, String source) {
        return new HourlyPrices(item, hostIncluded, false, OfferStatus.OK, day, day, null, source);
    }

    /** @param amount in US dollars for an instance-hour; null takes nothing */
    void take(Commitment commitment, @Nullable BigDecimal amount, Intake.Row row) {
        if (amount != null) {
            row.take(new QuotedPrice(
                    item.boughtAs(commitment),
                    amount,
                    DOLLARS,
                    hostIncluded,
                    marketplace,
                    status,
                    validFrom,
                    asOf,
                    validUntil,
                    source));
        }
    }
}
