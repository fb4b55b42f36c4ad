package dev.trilemma.webhook;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.Nullable;

/** An event that one webhook is to be told: what every attempt sends, and how the attempts went. */
@Entity
@Table(name = "webhook_delivery")
class ScheduledDelivery {

    static final int MOST_ATTEMPTS = 14;

    private static final Duration FIRST_WAIT = Duration.ofSeconds(10);

    @Id
    private UUID id;

    @Version
    private @Nullable Long revision;

    @TenantId
    private String teamId;

    @Column(updatable = false)
    private UUID webhookId;

    @Column(updatable = false)
    @Enumerated(EnumType.STRING)
    private WebhookEvent event;

    @Column(updatable = false)
    private String body;

    @Column(updatable = false)
    private Instant createdAt;

    @Enumerated(EnumType.STRING)
    private DeliveryStatus status;

    private int attempts;
    private @Nullable Instant attemptedAt;
    private @Nullable Integer responseStatus;
    private @Nullable String failure;
    private @Nullable Instant nextAttemptAt;

    @SuppressWarnings("NullAway.Init") // Hibernate
    protected ScheduledDelivery() {}

    @SuppressWarnings("NullAway.Init") // Hibernate sets the team
    ScheduledDelivery(UUID webhookId, WebhookEvent event, String body, Instant createdAt) {
        this.id = UUID.randomUUID();
        this.webhookId = webhookId;
        this.event = event;
        this.body = body;
        this.createdAt = createdAt;
        this.status = DeliveryStatus.PENDING;
        this.nextAttemptAt = createdAt;
    }

    /** Keeps how an attempt went, and when the next one is due: after 10 seconds, then after twice as long as before. */
    void keep(Outcome outcome, Instant at) {
        attempts++;
        attemptedAt = at;
        responseStatus = outcome.responseStatus();
        failure = outcome.failure();
        nextAttemptAt = null;
        if (outcome.isDelivered()) {
            status = DeliveryStatus.DELIVERED;
        } else if (attempts == MOST_ATTEMPTS) {
            status = DeliveryStatus.FAILED;
        } else {
            nextAttemptAt = at.plus(FIRST_WAIT.multipliedBy(1L << (attempts - 1)));
        }
    }

    UUID id() {
        return id;
    }

    boolean isPending() {
        return status == DeliveryStatus.PENDING;
    }

    @Nullable
    Instant nextAttemptAt() {
        return nextAttemptAt;
    }

    Message to(AddedWebhook webhook) {
        return new Message(id, webhook.id(), webhook.url(), webhook.secret(), body);
    }

    UUID webhookId() {
        return webhookId;
    }

    DeliveryView view() {
        return new DeliveryView(
                id, status, event, createdAt, attempts, attemptedAt, responseStatus, failure, nextAttemptAt);
    }
}
