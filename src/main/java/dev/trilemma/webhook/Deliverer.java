package dev.trilemma.webhook;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Makes one attempt to tell a receiver. No transaction runs meanwhile, so that one that is slow keeps no connection. */
@Component
class Deliverer {

    /** When a delivery comes again that found its receiver busy. */
    private static final Duration LATER = Duration.ofSeconds(2);

    private final Deliveries deliveries;
    private final Sender sender;
    private final Clock clock;
    private final Turns turns = new Turns();

    Deliverer(Deliveries deliveries, Sender sender, Clock clock) {
        this.deliveries = deliveries;
        this.sender = sender;
        this.clock = clock;
    }

    /** When the next attempt is due; empty where none is. */
    Optional<Instant> attempt(UUID id) {
        return deliveries.findMessage(id).flatMap(this::attempt);
    }

    private Optional<Instant> attempt(Message message) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        if (!turns.take(message.webhookId())) {
            return Optional.of(now.plus(LATER));
        }
        try {
            return deliveries.keep(message.id(), sender.send(message, now), now);
        } finally {
            turns.giveBack(message.webhookId());
        }
    }
}
