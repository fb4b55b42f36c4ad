package dev.trilemma.security;

import dev.trilemma.web.ShortMemory;
import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Finds the key of a secret. */
@Component
class KeyRing {

    private final ShortMemory<String, Optional<IssuedKey>> bySha256;
    private final Clock clock;

    KeyRing(IssuedKeys keys, Clock clock) {
        this.bySha256 = new ShortMemory<>(keys::findBySecretSha256);
        this.clock = clock;
    }

    /** The key of a secret; empty where it was never issued, has expired or was revoked. */
    Optional<IssuedKey> findValid(KeySecret secret) {
        return bySha256.get(secret.sha256()).filter(key -> key.isValidAt(clock.instant()));
    }

    /** Forgets what was found, after a key was revoked here. */
    void refresh() {
        bySha256.clear();
    }
}
