package dev.trilemma.security;

import dev.trilemma.team.Caller;
import dev.trilemma.team.Role;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.PrePersist;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An API key: the hash of its secret, whom it speaks for, and how long. */
@Entity
@Table(name = "api_key")
class IssuedKey {

    @Id
    private UUID id;

    @Version
    private @Nullable Long revision;

    @Column(updatable = false)
    private String teamId;

    @Column(updatable = false)
    private String title;

    @Column(updatable = false)
    @Convert(converter = RoleNames.class)
    private Set<Role> roles;

    @Column(name = "secret_sha256", updatable = false)
    private String secretSha256;

    @Column(updatable = false)
    private Instant createdAt;

    @Column(updatable = false)
    private String createdBy;

    @Column(updatable = false)
    private @Nullable Instant expiresAt;

    private @Nullable Instant revokedAt;

    @SuppressWarnings("NullAway.Init") // Hibernate
    protected IssuedKey() {}

    /** @param holder whom it speaks for, by an id that becomes its own */
    IssuedKey(Caller holder, KeySecret secret, @Nullable Instant expiresAt, String createdBy, Instant createdAt) {
        this.id = UUID.fromString(holder.id());
        this.teamId = holder.team();
        this.title = holder.name();
        this.roles = holder.roles();
        this.secretSha256 = secret.sha256();
        this.createdAt = createdAt;
        this.createdBy = createdBy;
        this.expiresAt = expiresAt;
    }

    /** Revisions count from 1. */
    @PrePersist
    void startAtRevisionOne() {
        revision = 1L;
    }

    void revoke(Instant at) {
        revokedAt = at;
    }

    boolean isValidAt(Instant now) {
        return statusAt(now) == KeyStatus.ACTIVE;
    }

    KeyStatus statusAt(Instant now) {
        if (revokedAt != null) {
            return KeyStatus.REVOKED;
        }
        return expiresAt == null || now.isBefore(expiresAt) ? KeyStatus.ACTIVE : KeyStatus.EXPIRED;
    }

    /** Who a request with this key is from. */
    Caller holder() {
        return new Caller(teamId, id.toString(), title, roles);
    }

    UUID id() {
        return id;
    }

    long revision() {
        return Objects.requireNonNull(revision, "not stored yet");
    }

    Instant createdAt() {
        return createdAt;
    }

    String createdBy() {
        return createdBy;
    }

    @Nullable
    Instant expiresAt() {
        return expiresAt;
    }

    @Nullable
    Instant revokedAt() {
        return revokedAt;
    }
}
