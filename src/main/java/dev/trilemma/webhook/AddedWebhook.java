package dev.trilemma.webhook;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.PrePersist;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.Nullable;

/** Who wants to be told of which events, and the secret that signs what it is told. */
@Entity
@Table(name = "webhook")
class AddedWebhook {

    @Id
    private UUID id;

    @Version
    private @Nullable Long revision;

    @TenantId
    private String teamId;

    @Column(updatable = false)
    private String title;

    @Column(updatable = false)
    private String url;

    @Column(updatable = false)
    @Convert(converter = EventNames.class)
    private Set<WebhookEvent> events;

    @Column(updatable = false)
    private String secret;

    @Column(updatable = false)
    private Instant createdAt;

    @Column(updatable = false)
    private String createdBy;

    @SuppressWarnings("NullAway.Init") // Hibernate
    protected AddedWebhook() {}

    @SuppressWarnings("NullAway.Init") // Hibernate sets the team
    AddedWebhook(WebhookDocument document, SigningSecret secret, String createdBy, Instant createdAt) {
        this.id = UUID.randomUUID();
        this.title = document.title();
        this.url = document.url();
        this.events = document.events();
        this.secret = secret.value();
        this.createdAt = createdAt;
        this.createdBy = createdBy;
    }

    /** Revisions count from 1. */
    @PrePersist
    void startAtRevisionOne() {
        revision = 1L;
    }

    UUID id() {
        return id;
    }

    long revision() {
        return Objects.requireNonNull(revision, "not stored yet");
    }

    String title() {
        return title;
    }

    String url() {
        return url;
    }

    Set<WebhookEvent> events() {
        return events;
    }

    SigningSecret secret() {
        return new SigningSecret(secret);
    }

    WebhookView view() {
        return new WebhookView(id, title, url, events.stream().sorted().toList(), createdAt, createdBy);
    }
}
