package dev.trilemma.plan.actual;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.TenantId;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Persistable;

/** A run as it was reported, beside what was predicted of it: inserted once, never changed. */
@Entity
@Immutable
class ActualRun implements Persistable<UUID> {

    @Id
    private UUID id;

    @TenantId
    private String teamId;

    @Column(updatable = false)
    private UUID planId;

    @Column(updatable = false)
    private Instant createdAt;

    @Column(updatable = false)
    private String createdBy;

    @Column(updatable = false)
    @JdbcTypeCode(SqlTypes.JSON)
    private ActualDocument reported;

    @Column(updatable = false)
    @JdbcTypeCode(SqlTypes.JSON)
    private Comparison forecast;

    @Column(updatable = false)
    private String accelerator;

    @Column(updatable = false)
    private @Nullable Double stepTimeFactor;

    @SuppressWarnings("NullAway.Init") // Hibernate
    protected ActualRun() {}

    /** @param stepTimeFactor what a step took, over what was predicted without calibration; null where steps were not timed */
    ActualRun(
            UUID planId,
            ActualDocument reported,
            Comparison forecast,
            String accelerator,
            @Nullable Double stepTimeFactor,
            String by,
            Instant at) {
        this.id = UUID.randomUUID();
        this.planId = planId;
        this.reported = reported;
        this.forecast = forecast;
        this.accelerator = accelerator;
        this.stepTimeFactor = stepTimeFactor;
        this.createdBy = by;
        this.createdAt = at;
    }

    /** What was predicted, and how far that was off. */
    record Comparison(@Nullable UUID evaluation, Instant madeAt, List<ForecastError> errors) {}

    @Override
    public UUID getId() {
        return id;
    }

    /** Saving a run always inserts it. */
    @Override
    public boolean isNew() {
        return true;
    }

    boolean isPaid() {
        return reported.quote() != null;
    }

    Instant createdAt() {
        return createdAt;
    }

    String accelerator() {
        return accelerator;
    }

    @Nullable
    Double stepTimeFactor() {
        return stepTimeFactor;
    }

    ActualView view() {
        return new ActualView(
                id, createdAt, createdBy, reported, forecast.evaluation(), forecast.madeAt(), forecast.errors());
    }
}
