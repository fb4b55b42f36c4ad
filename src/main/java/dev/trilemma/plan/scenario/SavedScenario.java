package dev.trilemma.plan.scenario;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.PrePersist;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.TenantId;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A scenario of a saved plan: the patch, not the patched plan, so that it follows the plan. */
@Entity
@Table(name = "scenario")
class SavedScenario {

    @Id
    private UUID id;

    @TenantId
    private String teamId;

    @Column(updatable = false)
    private UUID planId;

    @Version
    private @Nullable Long revision;

    private String title;

    @JdbcTypeCode(SqlTypes.JSON)
    private JsonNode patch;

    @Column(updatable = false)
    private Instant createdAt;

    private Instant updatedAt;

    @SuppressWarnings("NullAway.Init") // Hibernate
    protected SavedScenario() {}

    SavedScenario(UUID planId, String title, JsonNode patch, Instant createdAt) {
        this.id = UUID.randomUUID();
        this.planId = planId;
        this.title = title;
        this.patch = patch;
        this.createdAt = createdAt;
        this.updatedAt = createdAt;
    }

    /** Revisions count from 1. */
    @PrePersist
    void startAtRevisionOne() {
        revision = 1L;
    }

    void replace(String newTitle, JsonNode newPatch, Instant at) {
        title = newTitle;
        patch = newPatch;
        updatedAt = at;
    }

    UUID id() {
        return id;
    }

    long revision() {
        return Objects.requireNonNull(revision, "not stored yet");
    }

    ScenarioView view() {
        return new ScenarioView(id, title, patch, revision(), createdAt, updatedAt);
    }
}
