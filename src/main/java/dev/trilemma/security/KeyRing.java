package dev.trilemma.security;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Finds the key of a secret. What was found is trusted for seconds, because another replica may have revoked it. */
@Component
class KeyRing {

    private static final Duration TRUSTED_FOR = Duration.ofSeconds(5);
    private static final int KEPT = 10_000;

    private final LoadingCache<String, Optional<IssuedKey>> bySha256;
    private final Clock clock;

    KeyRing(IssuedKeys keys, Clock clock) {
        this.bySha256 = Caffeine.newBuilder()
                .expireAfterWrite(TRUSTED_FOR)
                .maximumSize(KEPT)
                .build(keys::findBySecretSha256);
        this.clock = clock;
    }

    /** The key of a secret; empty where it was never issued, has expired or was revoked. */
    Optional<IssuedKey> findValid(KeySecret secret) {
        return bySha256.get(secret.sha256()).filter(key -> key.isValidAt(clock.instant()));
    }

    /** Forgets what was found, after a key was revoked here. */
    void refresh() {
        bySha256.invalidateAll();
    }
}
