package dev.trilemma.webhook;

import java.util.Optional;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.data.domain.ScrollPosition;
import org.springframework.data.domain.Window;
import org.springframework.data.repository.Repository;

interface ScheduledDeliveries extends Repository<ScheduledDelivery, UUID> {

    ScheduledDelivery save(ScheduledDelivery delivery);

    Optional<ScheduledDelivery> findById(UUID id);

    Window<ScheduledDelivery> findByWebhookIdOrderByCreatedAtDescId(
            UUID webhookId, ScrollPosition position, Limit limit);
}
