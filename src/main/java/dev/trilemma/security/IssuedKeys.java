package dev.trilemma.security;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.data.domain.ScrollPosition;
import org.springframework.data.domain.Window;
import org.springframework.data.repository.Repository;

/** Not bound to the caller's team, since a key is looked up before anyone knows whose it is. */
interface IssuedKeys extends Repository<IssuedKey, UUID> {

    IssuedKey saveAndFlush(IssuedKey key);

    Optional<IssuedKey> findBySecretSha256(String secretSha256);

    Optional<IssuedKey> findByIdAndTeamId(UUID id, String team);

    List<IssuedKey> findByCreatedByAndRevokedAtIsNull(String createdBy);

    Window<IssuedKey> findByTeamIdOrderByCreatedAtDescId(String team, ScrollPosition position, Limit limit);
}
