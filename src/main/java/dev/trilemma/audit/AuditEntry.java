package dev.trilemma.audit;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.TenantId;
import org.hibernate.type.SqlTypes;
import org.springframework.data.domain.Persistable;

/** A happening as it was kept: inserted once, never changed. */
@Entity
@Immutable
class AuditEntry implements Persistable<UUID> {

    @Id
    private UUID id;

    @TenantId
    private String teamId;

    @Column(updatable = false)
    private Instant createdAt;

    @Column(updatable = false)
    private String actor;

    @Column(updatable = false)
    private String action;

    @Column(updatable = false)
    private String resource;

    @Column(updatable = false)
    @JdbcTypeCode(SqlTypes.JSON)
    private Map<String, Object> detail;

    @SuppressWarnings("NullAway.Init") // Hibernate
    protected AuditEntry() {}

    AuditEntry(Happening happening) {
        this.id = happening.id();
        this.teamId = happening.team();
        this.createdAt = happening.at();
        this.actor = happening.actor();
        this.action = happening.action();
        this.resource = happening.resource();
        this.detail = happening.detail();
    }

    @Override
    public UUID getId() {
        return id;
    }

    /** Saving an entry always inserts it. */
    @Override
    public boolean isNew() {
        return true;
    }

    AuditEntryView view() {
        return new AuditEntryView(id, createdAt, actor, action, resource, detail);
    }
}
