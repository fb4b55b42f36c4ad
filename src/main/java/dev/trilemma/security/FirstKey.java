package dev.trilemma.security;

import dev.trilemma.team.Caller;
import dev.trilemma.team.Role;
import java.time.Clock;
import java.util.Set;
import java.util.UUID;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;

/** Issues the administrator's key that the configuration names, and revokes the one that it named before. */
@Component
class FirstKey implements SmartInitializingSingleton {

    private static final String NAME = "trilemma.security.first-key";

    private final SecuritySettings settings;
    private final IssuedKeys keys;
    private final Clock clock;

    FirstKey(SecuritySettings settings, IssuedKeys keys, Clock clock) {
        this.settings = settings;
        this.keys = keys;
        this.clock = clock;
    }

    @Override
    public void afterSingletonsInstantiated() {
        String configured = settings.firstKey();
        if (configured != null
                && keys.findBySecretSha256(new KeySecret(configured).sha256()).isEmpty()) {
            keys.findByCreatedByAndRevokedAtIsNull(NAME).forEach(this::revoke);
            issue(new KeySecret(configured));
        }
    }

    private void revoke(IssuedKey former) {
        former.revoke(clock.instant());
        keys.saveAndFlush(former);
    }

    private void issue(KeySecret secret) {
        var holder =
                new Caller(Caller.FIRST_TEAM, UUID.randomUUID().toString(), "first key", Set.of(Role.ADMINISTRATOR));
        try {
            keys.saveAndFlush(new IssuedKey(holder, secret, null, NAME, clock.instant()));
        } catch (DataIntegrityViolationException issued) {
            // another replica was faster
        }
    }
}
