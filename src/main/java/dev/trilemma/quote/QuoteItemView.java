package dev.trilemma.quote;

import dev.trilemma.engine.cost.Money;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A quote in a list.
 *
 * @param total absent where a price was unknown
 */
record QuoteItemView(
        UUID id,
        QuoteStatus status,
        @Nullable String title,
        Instant createdAt,
        Instant expiresAt,
        @Nullable Money total,
        double wallClockSeconds) {

    static QuoteItemView of(QuoteStanding standing, IssuedQuote quote, Instant now) {
        QuoteSummary summary = quote.summary();
        return new QuoteItemView(
                quote.getId(),
                standing.statusAt(now),
                summary.title(),
                quote.createdAt(),
                quote.expiresAt(),
                summary.total(),
                summary.wallClockSeconds());
    }
}
