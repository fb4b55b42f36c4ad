package dev.trilemma.security;

import dev.trilemma.team.Caller;
import dev.trilemma.team.Role;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An API key, without its secret.
 *
 * @param status whether it opens anything
 * @param team the team it speaks for
 * @param roles what its holder may do
 * @param createdBy who issued it
 */
record KeyView(
        UUID id,
        KeyStatus status,
        String title,
        String team,
        List<Role> roles,
        Instant createdAt,
        String createdBy,
        @Nullable Instant expiresAt,
        @Nullable Instant revokedAt) {

    static KeyView of(IssuedKey key, Instant now) {
        Caller holder = key.holder();
        return new KeyView(
                key.id(),
                key.statusAt(now),
                holder.name(),
                holder.team(),
                holder.roles().stream().sorted().toList(),
                key.createdAt(),
                key.createdBy(),
                key.expiresAt(),
                key.revokedAt());
    }
}
