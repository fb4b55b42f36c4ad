package dev.trilemma.quote;

import dev.trilemma.engine.cost.Money;
import org.jspecify.annotations.Nullable;

/**
 * The figures of a quote that lists show.
 *
 * @param total absent where a price is unknown
 */
record QuoteSummary(@Nullable String title, @Nullable Money total, double wallClockSeconds) {

    static QuoteSummary of(QuoteView quote) {
        return new QuoteSummary(
                quote.title(), quote.estimate().total(), quote.estimate().time().wallClockSeconds());
    }
}
