package dev.trilemma.security;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.Assert;

/**
 * What an operator may decide about access.
 *
 * @param firstKey secret of the first administrator's key, at least 32 characters; without it, and without an issuer of tokens, the
 *     service listens on loopback alone and asks for no key
 * @param requestsPerMinute how many requests each caller may send
 * @param allowedOrigins the origins whose pages may call the API from a browser, beside the service's own
 * @param teamClaim the claim of a token that names the caller's team
 * @param rolesClaim the claim of a token that lists the caller's roles
 */
@ConfigurationProperties("trilemma.security")
record SecuritySettings(
        @Nullable String firstKey,
        @DefaultValue("6000") int requestsPerMinute,
        @DefaultValue List<String> allowedOrigins,
        @DefaultValue("team") String teamClaim,
        @DefaultValue("roles") String rolesClaim) {

    private static final int SHORTEST_KEY = 32;

    SecuritySettings {
        firstKey = firstKey == null || firstKey.isBlank() ? null : firstKey.strip();
        Assert.isTrue(
                firstKey == null || firstKey.length() >= SHORTEST_KEY,
                "trilemma.security.first-key must have at least " + SHORTEST_KEY + " characters");
        Assert.isTrue(requestsPerMinute > 0, "trilemma.security.requests-per-minute must be positive");
    }

    /** Without the key. */
    @Override
    public String toString() {
        return "SecuritySettings[requestsPerMinute=" + requestsPerMinute + ", allowedOrigins=" + allowedOrigins + "]";
    }
}
