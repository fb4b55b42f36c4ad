package dev.trilemma.security;

import dev.trilemma.audit.AuditLog;
import dev.trilemma.team.Caller;
import dev.trilemma.team.Callers;
import dev.trilemma.web.Committed;
import dev.trilemma.web.IfMatch;
import dev.trilemma.web.InvalidRequest;
import dev.trilemma.web.NotFound;
import dev.trilemma.web.Page;
import dev.trilemma.web.Paging;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Issues the keys of a team, and revokes them. */
@Service
@Transactional
class Keys {

    private final IssuedKeys keys;
    private final KeyRing ring;
    private final Teams teams;
    private final AuditLog audit;
    private final Clock clock;

    Keys(IssuedKeys keys, KeyRing ring, Teams teams, AuditLog audit, Clock clock) {
        this.keys = keys;
        this.ring = ring;
        this.teams = teams;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    Page<KeyView> keys(Paging paging) {
        Instant now = clock.instant();
        return Page.of(keys.findByTeamIdOrderByCreatedAtDescId(
                        Callers.current().team(), paging.newestFirst(), paging.rows()))
                .map(key -> KeyView.of(key, now));
    }

    @Transactional(readOnly = true)
    IssuedKey key(UUID id) {
        return keys.findByIdAndTeamId(id, Callers.current().team()).orElseThrow(() -> new NotFound("API key", id));
    }

    NewKeyView issue(KeyDocument document) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        if (document.expiresAt() != null && !document.expiresAt().isAfter(now)) {
            throw new InvalidRequest("/expiresAt", "must be in the future");
        }
        Caller issuer = Callers.current();
        var holder = new Caller(
                team(document.team(), issuer), UUID.randomUUID().toString(), document.title(), document.roles());
        KeySecret secret = KeySecret.random();
        IssuedKey key = keys.saveAndFlush(new IssuedKey(holder, secret, document.expiresAt(), issuer.name(), now));
        audit.record("key.issued", "api-keys/" + key.id(), Map.of("title", holder.name(), "team", holder.team()));
        return new NewKeyView(KeyView.of(key, now), secret.value());
    }

    void revoke(UUID id, IfMatch condition) {
        IssuedKey key = key(id);
        condition.require(key.revision());
        if (key.revokedAt() == null) {
            key.revoke(clock.instant());
            keys.saveAndFlush(key);
            audit.record(
                    "key.revoked",
                    "api-keys/" + id,
                    Map.of("title", key.holder().name()));
            Committed.thenRun(ring::refresh);
        }
    }

    private String team(@Nullable String named, Caller issuer) {
        if (named == null || named.equals(issuer.team())) {
            return issuer.team();
        }
        if (!issuer.isOfFirstTeam() || !teams.existsById(named)) {
            throw new InvalidRequest("/team", "is no team that you may issue keys for");
        }
        return named;
    }
}
