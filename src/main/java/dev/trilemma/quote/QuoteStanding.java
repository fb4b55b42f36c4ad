package dev.trilemma.quote;

import dev.trilemma.engine.cost.Money;
import dev.trilemma.web.Conflict;
import dev.trilemma.web.WireNames;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.PrePersist;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.TenantId;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** Where a quote stands: all of it that changes. */
@Entity
class QuoteStanding {

    /** The quote's. */
    @Id
    @Column(name = "quote_id")
    private UUID id;

    @TenantId
    private String teamId;

    @Version
    private @Nullable Long revision;

    @Enumerated(EnumType.STRING)
    private QuoteStatus status;

    @Column(updatable = false)
    private Instant createdAt;

    @Column(updatable = false)
    private Instant expiresAt;

    private @Nullable UUID supersededBy;

    @JdbcTypeCode(SqlTypes.JSON)
    private @Nullable DecisionView decision;

    private @Nullable UUID budgetId;

    private @Nullable BigDecimal committed;

    @SuppressWarnings("NullAway.Init") // Hibernate
    protected QuoteStanding() {}

    QuoteStanding(IssuedQuote quote, QuoteStatus status) {
        this.id = quote.getId();
        this.status = status;
        this.createdAt = quote.createdAt();
        this.expiresAt = quote.expiresAt();
    }

    /** Revisions count from 1. */
    @PrePersist
    void startAtRevisionOne() {
        revision = 1L;
    }

    /** An undecided quote has expired from that instant on, whether or not that was noted yet. */
    QuoteStatus statusAt(Instant now) {
        return isOpen() && !now.isBefore(expiresAt) ? QuoteStatus.EXPIRED : status;
    }

    /** @throws Conflict where it is no draft any more */
    void issue(Instant now) {
        require(statusAt(now) == QuoteStatus.DRAFT, now, "issued");
        status = QuoteStatus.ISSUED;
    }

    /** @throws Conflict where it is not to be decided */
    void requireUndecided(Instant now) {
        require(statusAt(now) == QuoteStatus.ISSUED, now, "decided on");
    }

    void decide(DecisionView made, @Nullable Money drawn) {
        status = made.decision().status();
        decision = made;
        budgetId = made.budget() == null ? null : made.budget().id();
        committed = drawn == null ? null : drawn.amount();
    }

    /** @throws Conflict where it was decided on, or something else became of it */
    void supersede(UUID successor, Instant now) {
        QuoteStatus current = statusAt(now);
        require(current == QuoteStatus.DRAFT || current == QuoteStatus.ISSUED, now, "superseded");
        status = QuoteStatus.SUPERSEDED;
        supersededBy = successor;
    }

    void expire() {
        status = QuoteStatus.EXPIRED;
    }

    /** What it holds of its budget no longer, because the money was spent; null where it holds nothing. */
    @Nullable
    BigDecimal release() {
        BigDecimal held = committed;
        committed = null;
        return held;
    }

    private boolean isOpen() {
        return status == QuoteStatus.DRAFT || status == QuoteStatus.ISSUED;
    }

    private void require(boolean condition, Instant now, String wanted) {
        if (!condition) {
            throw new Conflict("The quote is " + WireNames.of(statusAt(now)) + "; it cannot be " + wanted + ".");
        }
    }

    UUID id() {
        return id;
    }

    long revision() {
        return Objects.requireNonNull(revision, "not stored yet");
    }

    String etag() {
        return "\"" + revision() + "\"";
    }

    Instant createdAt() {
        return createdAt;
    }

    @Nullable
    DecisionView decision() {
        return decision;
    }

    @Nullable
    UUID supersededBy() {
        return supersededBy;
    }

    @Nullable
    UUID budgetId() {
        return budgetId;
    }
}
