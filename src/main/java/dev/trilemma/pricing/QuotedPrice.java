package dev.trilemma.pricing;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A price as a list quotes it, ready to be published.
 *
 * @param instancePrice for one instance-hour
 * @param currency ISO 4217
 * @param hostIncluded the price covers the machine around the accelerators
 * @param marketplace the provider passes on machines of others
 * @param validFrom the first day on which the price was seen
 * @param asOf the last day on which the price was seen
 * @param validUntil the first day on which it no longer held; null where it holds until another takes its place
 * @param source where the price was read
 */
public record QuotedPrice(
        PriceItem item,
        BigDecimal instancePrice,
        String currency,
        boolean hostIncluded,
        boolean marketplace,
        OfferStatus status,
        LocalDate validFrom,
        LocalDate asOf,
        @Nullable LocalDate validUntil,
        String source) {

    /** Seen until another day, and then no more or on. */
    QuotedPrice lasting(LocalDate lastSeen, @Nullable LocalDate until) {
        return new QuotedPrice(
                item, instancePrice, currency, hostIncluded, marketplace, status, validFrom, lastSeen, until, source);
    }

    /** The same price, of a machine that the provider passes on. */
    public QuotedPrice onMarketplace() {
        return new QuotedPrice(
                item, instancePrice, currency, hostIncluded, true, status, validFrom, asOf, validUntil, source);
    }

    /** The same price, which nobody should rely on. */
    public QuotedPrice suspect() {
        return new QuotedPrice(
                item,
                instancePrice,
                currency,
                hostIncluded,
                marketplace,
                OfferStatus.SUSPECT,
                validFrom,
                asOf,
                validUntil,
                source);
    }
}
