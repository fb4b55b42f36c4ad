package dev.trilemma.pricing;

import dev.trilemma.catalog.Commitment;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.Nullable;

/**
 * A discount that was agreed. It never changes: to end one, it is deleted, or another is agreed that names more. One that was deleted
 * is kept, for what was calculated with it.
 */
@Entity
@Table(name = "price_discount")
@SuppressWarnings("NullAway.Init") // Hibernate
class NegotiatedDiscount {

    @Id
    private UUID id;

    @TenantId
    private String teamId;

    private @Nullable String provider;

    private @Nullable String accelerator;

    @Enumerated(EnumType.STRING)
    private @Nullable Commitment commitment;

    private BigDecimal factor;

    private LocalDate startsOn;

    private @Nullable LocalDate endsOn;

    private @Nullable String note;

    private Instant createdAt;

    private @Nullable Instant deletedAt;

    protected NegotiatedDiscount() {}

    NegotiatedDiscount(Discount discount, @Nullable String note, Instant createdAt) {
        this.id = discount.id();
        this.provider = discount.provider();
        this.accelerator = discount.accelerator();
        this.commitment = discount.commitment();
        this.factor = discount.factor();
        this.startsOn = discount.startsOn();
        this.endsOn = discount.endsOn();
        this.note = note;
        this.createdAt = createdAt;
    }

    void delete(Instant at) {
        deletedAt = at;
    }

    boolean isDeleted() {
        return deletedAt != null;
    }

    boolean wasKnownAt(Instant at) {
        return !createdAt.isAfter(at) && (deletedAt == null || at.isBefore(deletedAt));
    }

    UUID id() {
        return id;
    }

    Discount discount() {
        return new Discount(id, provider, accelerator, commitment, factor.stripTrailingZeros(), startsOn, endsOn);
    }

    @Nullable
    String note() {
        return note;
    }

    Instant createdAt() {
        return createdAt;
    }
}
