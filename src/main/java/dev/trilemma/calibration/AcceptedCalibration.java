package dev.trilemma.calibration;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.PrePersist;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.Nullable;

/** A correction that a team accepted. It is kept when it is withdrawn, for what was calculated with it. */
@Entity
@Table(name = "calibration")
class AcceptedCalibration {

    @Id
    private UUID id;

    @TenantId
    private String teamId;

    @Version
    private @Nullable Long revision;

    @Column(updatable = false)
    private String accelerator;

    @Column(updatable = false)
    private double stepTimeFactor;

    @Column(updatable = false)
    private int runCount;

    @Column(updatable = false)
    private Instant createdAt;

    @Column(updatable = false)
    private String createdBy;

    private @Nullable Instant withdrawnAt;

    @SuppressWarnings("NullAway.Init") // Hibernate
    protected AcceptedCalibration() {}

    AcceptedCalibration(Measurement measurement, String by, Instant at) {
        this.id = UUID.randomUUID();
        this.accelerator = measurement.accelerator();
        this.stepTimeFactor = measurement.stepTimeFactor();
        this.runCount = measurement.runCount();
        this.createdBy = by;
        this.createdAt = at;
    }

    /** Revisions count from 1. */
    @PrePersist
    void startAtRevisionOne() {
        revision = 1L;
    }

    void withdraw(Instant at) {
        withdrawnAt = at;
    }

    boolean isWithdrawn() {
        return withdrawnAt != null;
    }

    boolean wasInForceAt(Instant at) {
        return !createdAt.isAfter(at) && (withdrawnAt == null || at.isBefore(withdrawnAt));
    }

    UUID id() {
        return id;
    }

    long revision() {
        return Objects.requireNonNull(revision, "not stored yet");
    }

    public CalibrationView view() {
        return new CalibrationView(
                id,
                isWithdrawn() ? CalibrationStatus.WITHDRAWN : CalibrationStatus.ACCEPTED,
                accelerator,
                stepTimeFactor,
                runCount,
                createdAt,
                createdBy,
                withdrawnAt);
    }
}
