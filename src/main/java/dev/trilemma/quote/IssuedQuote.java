package dev.trilemma.quote;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.TenantId;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Persistable;

/** A quote as it was issued: inserted once, never changed, answered as it was answered then. */
@Entity
@Immutable
class IssuedQuote implements Persistable<UUID> {

    @Id
    private UUID id;

    @TenantId
    private String teamId;

    @Column(updatable = false)
    private Instant createdAt;

    @Column(updatable = false)
    private Instant expiresAt;

    @Column(updatable = false)
    private @Nullable UUID planId;

    @Column(updatable = false)
    private @Nullable Long planRevision;

    @Column(updatable = false)
    @JdbcTypeCode(SqlTypes.JSON)
    private QuoteSummary summary;

    @Column(updatable = false)
    private String answer;

    @SuppressWarnings("NullAway.Init")
    protected IssuedQuote() {}

    IssuedQuote(QuoteView view, QuoteSummary summary, String answer) {
        this.id = view.id();
        this.createdAt = view.createdAt();
        this.expiresAt = view.expiresAt();
        this.planId = view.planId();
        this.planRevision = view.planRevision();
        this.summary = summary;
        this.answer = answer;
    }

    @Override
    public UUID getId() {
        return id;
    }

    /** Saving a quote always inserts it. */
    @Override
    public boolean isNew() {
        return true;
    }

    Instant createdAt() {
        return createdAt;
    }

    Instant expiresAt() {
        return expiresAt;
    }

    QuoteSummary summary() {
        return summary;
    }

    /** The JSON that was answered when the quote was issued. */
    String answer() {
        return answer;
    }
}
