package dev.trilemma.security;

import dev.trilemma.team.Role;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A key to be issued.
 *
 * @param title who or what will use it, as the audit log will say
 * @param roles what its holder may do
 * @param expiresAt when it stops to work; absent: when it is revoked
 * @param team the team it speaks for; absent: the caller's. Only the team that runs the service may name another
 */
record KeyDocument(
        @NotBlank @Size(max = 200) String title,
        @NotEmpty Set<@NotNull Role> roles,
        @Nullable Instant expiresAt,
        @Nullable @Size(max = 50) String team) {}
