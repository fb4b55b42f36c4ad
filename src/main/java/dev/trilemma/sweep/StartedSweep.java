package dev.trilemma.sweep;

import dev.trilemma.web.Conflict;
import dev.trilemma.web.WireNames;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.PrePersist;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.TenantId;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A sweep as it was asked for, and where it stands. Its revision counts what people decide, not its progress. */
@Entity
@Table(name = "sweep")
class StartedSweep {

    private static final String REPRICING = "Plans priced again after a publication";
    private static final int PLANS_OF_CHUNK = 20;

    @Id
    private UUID id;

    @TenantId
    private String teamId;

    @Version
    private @Nullable Long revision;

    @Column(updatable = false)
    private @Nullable String title;

    @Column(updatable = false)
    @JdbcTypeCode(SqlTypes.JSON)
    private @Nullable SweepDocument document;

    @Column(updatable = false)
    private long pointCount;

    @Column(updatable = false)
    private int chunkSize;

    @Column(updatable = false)
    private @Nullable Double expectedSeconds;

    @Column(updatable = false)
    private Instant createdAt;

    @Column(updatable = false)
    private String createdBy;

    @Enumerated(EnumType.STRING)
    private SweepStatus status;

    private @Nullable Instant startedAt;

    private @Nullable Instant runningSince;

    private @Nullable Instant finishedAt;

    private @Nullable String problem;

    @SuppressWarnings("NullAway.Init")
    protected StartedSweep() {}

    @SuppressWarnings("NullAway.Init") // the team is filled in by Hibernate
    StartedSweep(SweepDocument document, Scope scope, Instant createdAt, String createdBy) {
        this.id = UUID.randomUUID();
        this.title = document.title();
        this.document = document;
        this.pointCount = scope.pointCount();
        this.chunkSize = scope.chunkSize();
        this.expectedSeconds = scope.expectedSeconds();
        this.createdAt = createdAt;
        this.createdBy = createdBy;
        this.status = SweepStatus.QUEUED;
    }

    /** Of saved plans that are to be priced again; how many they are is all that is known before. */
    @SuppressWarnings("NullAway.Init") // the team is filled in by Hibernate
    static StartedSweep ofPlans(int count, Instant createdAt, String createdBy) {
        var sweep = new StartedSweep();
        sweep.id = UUID.randomUUID();
        sweep.title = REPRICING;
        sweep.pointCount = count;
        sweep.chunkSize = PLANS_OF_CHUNK;
        sweep.createdAt = createdAt;
        sweep.createdBy = createdBy;
        sweep.status = SweepStatus.QUEUED;
        return sweep;
    }

    /** Revisions count from 1. */
    @PrePersist
    void startAtRevisionOne() {
        revision = 1L;
    }

    void pause() {
        if (!status.isUnderWay()) {
            throw new Conflict("The sweep is " + name() + "; one that is queued or running can be paused.");
        }
        status = SweepStatus.PAUSED;
    }

    void resume(Instant at) {
        if (status != SweepStatus.PAUSED) {
            throw new Conflict("The sweep is " + name() + "; one that is paused can be resumed.");
        }
        status = startedAt == null ? SweepStatus.QUEUED : SweepStatus.RUNNING;
        runningSince = startedAt == null ? null : at;
    }

    void cancel(Instant at) {
        status = SweepStatus.CANCELLED;
        finishedAt = at;
    }

    private String name() {
        return WireNames.of(status);
    }

    int chunkCount() {
        return Math.toIntExact((pointCount + chunkSize - 1) / chunkSize);
    }

    /** Number of the first point of a chunk. */
    long firstOf(int chunk) {
        return (long) chunk * chunkSize;
    }

    int pointsOf(int chunk) {
        return (int) Math.min(chunkSize, pointCount - firstOf(chunk));
    }

    UUID id() {
        return id;
    }

    String team() {
        return teamId;
    }

    long revision() {
        return revision == null ? 0 : revision;
    }

    @Nullable
    String title() {
        return title;
    }

    /** Empty where it prices saved plans again. */
    Optional<SweepDocument> document() {
        return Optional.ofNullable(document);
    }

    long pointCount() {
        return pointCount;
    }

    int chunkSize() {
        return chunkSize;
    }

    @Nullable
    Double expectedSeconds() {
        return expectedSeconds;
    }

    Instant createdAt() {
        return createdAt;
    }

    String createdBy() {
        return createdBy;
    }

    SweepStatus status() {
        return status;
    }

    @Nullable
    Instant startedAt() {
        return startedAt;
    }

    @Nullable
    Instant runningSince() {
        return runningSince;
    }

    @Nullable
    Instant finishedAt() {
        return finishedAt;
    }

    @Nullable
    String problem() {
        return problem;
    }
}
