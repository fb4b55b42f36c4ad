package dev.trilemma.plan.evaluation;

import dev.trilemma.catalog.PlanDocument;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.TenantId;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Persistable;

/** An estimate of a plan or a scenario that is kept: inserted once, never changed. */
@Entity
@Immutable
@Table(name = "evaluation")
class KeptEvaluation implements Persistable<UUID> {

    @Id
    private UUID id;

    @TenantId
    private String teamId;

    @Column(updatable = false)
    private UUID planId;

    @Column(updatable = false)
    private UUID subjectId;

    @Column(updatable = false)
    private Instant createdAt;

    @Column(updatable = false)
    private String createdBy;

    @Column(updatable = false)
    @Enumerated(EnumType.STRING)
    private Occasion occasion;

    @Column(updatable = false)
    private long planRevision;

    @Column(updatable = false)
    private String engineVersion;

    @Column(updatable = false)
    @JdbcTypeCode(SqlTypes.JSON)
    private Figures figures;

    @Column(updatable = false)
    @JdbcTypeCode(SqlTypes.JSON)
    private PlanDocument document;

    @Column(updatable = false)
    @JdbcTypeCode(SqlTypes.JSON)
    private @Nullable Change change;

    @SuppressWarnings("NullAway.Init") // Hibernate
    protected KeptEvaluation() {}

    KeptEvaluation(Subject subject, Instant at, String by, Occasion occasion, String engineVersion, Figures figures) {
        this.id = UUID.randomUUID();
        this.planId = subject.plan();
        this.subjectId = subject.id();
        this.planRevision = subject.planRevision();
        this.document = subject.document();
        this.createdAt = at;
        this.createdBy = by;
        this.occasion = occasion;
        this.engineVersion = engineVersion;
        this.figures = figures;
    }

    void explain(@Nullable Change sinceTheOneBefore) {
        change = sinceTheOneBefore;
    }

    @Override
    public UUID getId() {
        return id;
    }

    /** Saving an evaluation always inserts it. */
    @Override
    public boolean isNew() {
        return true;
    }

    UUID planId() {
        return planId;
    }

    UUID subjectId() {
        return subjectId;
    }

    Instant createdAt() {
        return createdAt;
    }

    String createdBy() {
        return createdBy;
    }

    Occasion occasion() {
        return occasion;
    }

    long planRevision() {
        return planRevision;
    }

    String engineVersion() {
        return engineVersion;
    }

    Figures figures() {
        return figures;
    }

    PlanDocument document() {
        return document;
    }

    @Nullable
    Change change() {
        return change;
    }
}
