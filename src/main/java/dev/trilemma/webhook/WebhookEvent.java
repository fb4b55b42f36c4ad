package dev.trilemma.webhook;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/** What the outside may be told of. Receivers know events by a dotted name, as the audit log knows the actions behind them. */
enum WebhookEvent {
    /** A quote was issued. */
    @JsonProperty("quote.issued")
    QUOTE_ISSUED("quote.issued"),
    /** A quote was approved or rejected. */
    @JsonProperty("quote.decided")
    QUOTE_DECIDED("quote.approved", "quote.rejected"),
    /** A quote was not decided in time. */
    @JsonProperty("quote.expired")
    QUOTE_EXPIRED("quote.expired"),
    /** The team published a version of a price catalog. */
    @JsonProperty("prices.published")
    PRICES_PUBLISHED("prices.published");

    private final Set<String> actions;

    WebhookEvent(String... actions) {
        this.actions = Set.of(actions);
    }

    /** The event that an action of the audit log is; empty where it is nobody's business. */
    static Optional<WebhookEvent> find(String action) {
        return Arrays.stream(values())
                .filter(event -> event.actions.contains(action))
                .findFirst();
    }
}
