package dev.trilemma.quote;

import dev.trilemma.engine.cost.Money;
import dev.trilemma.web.Committed;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Meter.MeterProvider;
import io.micrometer.core.instrument.MeterRegistry;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Counts what becomes of quotes, and the money in them, over all teams. */
@Component
class QuoteMetrics {

    private final MeterProvider<Counter> quotes;
    private final MeterProvider<Counter> amounts;

    QuoteMetrics(MeterRegistry registry) {
        quotes = Counter.builder("trilemma.quotes")
                .description("Quotes that were drafted, issued, approved, rejected, or expired")
                .withRegistry(registry);
        amounts = Counter.builder("trilemma.quotes.amount")
                .description("Money in those quotes, by currency")
                .withRegistry(registry);
    }

    /** @param total null where a price was unknown */
    void happened(String event, @Nullable Money total) {
        Committed.ifKept(() -> count(event, total));
    }

    private void count(String event, @Nullable Money total) {
        quotes.withTag("event", event).increment();
        if (total != null) {
            String currency = total.currency().getCurrencyCode();
            amounts.withTags("event", event, "currency", currency)
                    .increment(total.amount().doubleValue());
        }
    }
}
