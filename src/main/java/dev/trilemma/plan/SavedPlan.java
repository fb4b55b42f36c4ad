package dev.trilemma.plan;

import dev.trilemma.catalog.PlanDocument;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.PrePersist;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.OptimisticLock;
import org.hibernate.annotations.TenantId;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A plan someone chose to keep: the document as sent, and what the database must know about it. */
@Entity
class SavedPlan {

    @Id
    private UUID id;

    @TenantId
    private String teamId;

    @Version
    private @Nullable Long revision;

    @Column(updatable = false)
    private Instant createdAt;

    private Instant updatedAt;

    @JdbcTypeCode(SqlTypes.JSON)
    private PlanDocument document;

    @JdbcTypeCode(SqlTypes.JSON)
    private PlanSettings settings;

    private boolean archived;

    private boolean reevaluatedOnPublication;

    @OptimisticLock(excluded = true) // being evaluated is no change of the plan
    private @Nullable Instant reevaluatedAt;

    @SuppressWarnings("NullAway.Init")
    protected SavedPlan() {}

    SavedPlan(PlanDocument document, Instant createdAt) {
        this.id = UUID.randomUUID();
        this.document = document;
        this.settings = PlanSettings.NONE;
        this.createdAt = createdAt;
        this.updatedAt = createdAt;
    }

    /** Revisions count from 1. */
    @PrePersist
    void startAtRevisionOne() {
        revision = 1L;
    }

    /** Replaces the document; a revision is always later than the one before it, whatever the clock says. */
    void replace(PlanDocument replacement, Instant at) {
        document = replacement;
        touch(at);
    }

    void keepBy(PlanSettings chosen, Instant at) {
        settings = chosen;
        archived = chosen.archived();
        reevaluatedOnPublication = chosen.reevaluateOnPublication() && !archived;
        planReevaluation(at);
        touch(at);
    }

    /** Sets when the plan is evaluated next by its schedule, counted from an instant. */
    void planReevaluation(Instant from) {
        Integer days = settings.reevaluateEveryDays();
        reevaluatedAt = days == null || archived ? null : from.plus(Duration.ofDays(days));
    }

    private void touch(Instant at) {
        updatedAt = at.isAfter(updatedAt) ? at : updatedAt.plusNanos(1_000);
    }

    UUID id() {
        return id;
    }

    /** The revision stored last. */
    long revision() {
        return Objects.requireNonNull(revision, "not stored yet");
    }

    PlanDocument document() {
        return document;
    }

    PlanSettings settings() {
        return settings;
    }

    PlanStatus status() {
        return archived ? PlanStatus.ARCHIVED : PlanStatus.ACTIVE;
    }

    Instant createdAt() {
        return createdAt;
    }

    Instant updatedAt() {
        return updatedAt;
    }
}
