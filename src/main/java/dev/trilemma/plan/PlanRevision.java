package dev.trilemma.plan;

import dev.trilemma.catalog.PlanDocument;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.springframework.data.domain.Persistable;

/** What a saved plan said at one revision: inserted once, never changed. */
@Entity
@Immutable
class PlanRevision implements Persistable<PlanRevision.Key> {

    @EmbeddedId
    private Key id;

    @Column(updatable = false)
    private Instant savedAt;

    @Column(updatable = false)
    private String savedBy;

    @Column(updatable = false)
    @JdbcTypeCode(SqlTypes.JSON)
    private PlanDocument document;

    @Column(updatable = false)
    @JdbcTypeCode(SqlTypes.JSON)
    private PlanSettings settings;

    @SuppressWarnings("NullAway.Init")
    protected PlanRevision() {}

    PlanRevision(SavedPlan plan, String savedBy) {
        this.id = new Key(plan.id(), plan.revision());
        this.savedAt = plan.updatedAt();
        this.savedBy = savedBy;
        this.document = plan.document();
        this.settings = plan.settings();
    }

    @Override
    public Key getId() {
        return id;
    }

    /** Saving a revision always inserts it. */
    @Override
    public boolean isNew() {
        return true;
    }

    long revision() {
        return id.revision();
    }

    Instant savedAt() {
        return savedAt;
    }

    String savedBy() {
        return savedBy;
    }

    PlanDocument document() {
        return document;
    }

    PlanSettings settings() {
        return settings;
    }

    @Embeddable
    record Key(UUID planId, long revision) implements Serializable {}
}
