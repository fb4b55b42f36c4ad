package dev.trilemma.quote;

import dev.trilemma.engine.cost.Money;
import java.math.BigDecimal;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/**
 * The figures of a quote that lists show. The total is stored in its parts, because money that was calculated may have more
 * digits than money that is sent.
 *
 * @param amount the total; absent, with its currency, where a price is unknown
 * @param wallClockSeconds the run's time, restarts included
 */
record QuoteSummary(
        @Nullable String title,
        @Nullable BigDecimal amount,
        @Nullable Currency currency,
        double wallClockSeconds) {

    static QuoteSummary of(QuoteView quote) {
        return of(
                quote.title(), quote.estimate().total(), quote.estimate().time().wallClockSeconds());
    }

    static QuoteSummary of(@Nullable String title, @Nullable Money total, double wallClockSeconds) {
        return total == null
                ? new QuoteSummary(title, null, null, wallClockSeconds)
                : new QuoteSummary(title, total.amount(), total.currency(), wallClockSeconds);
    }

    @Nullable
    Money total() {
        return amount == null || currency == null ? null : new Money(amount, currency);
    }
}
