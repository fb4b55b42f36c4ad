package dev.trilemma.webhook;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What is to be delivered, and what became of it. */
@Service
@Transactional
class Deliveries {

    private final ScheduledDeliveries deliveries;
    private final AddedWebhooks webhooks;

    Deliveries(ScheduledDeliveries deliveries, AddedWebhooks webhooks) {
        this.deliveries = deliveries;
        this.webhooks = webhooks;
    }

    /** Empty where there is nothing to be sent any more: the webhook was deleted, or a replica that died had sent it. */
    @Transactional(readOnly = true)
    Optional<Message> findMessage(UUID id) {
        return deliveries
                .findById(id)
                .filter(ScheduledDelivery::isPending)
                .flatMap(delivery -> webhooks.findById(delivery.webhookId()).map(delivery::to));
    }

    /** Keeps how an attempt went; says when the next one is due, if there is to be one. */
    Optional<Instant> keep(UUID id, Outcome outcome, Instant at) {
        return deliveries.findById(id).flatMap(delivery -> {
            delivery.keep(outcome, at);
            return Optional.ofNullable(delivery.nextAttemptAt());
        });
    }
}
