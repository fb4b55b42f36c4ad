package dev.trilemma.security;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.oauth2.server.resource.web.BearerTokenResolver;
import org.springframework.security.oauth2.server.resource.web.DefaultBearerTokenResolver;
import org.springframework.security.web.authentication.AuthenticationConverter;

/**
 * Reads the key of a request: from {@code X-API-Key}, or from {@code Authorization: Bearer} where its value begins as our keys do.
 * Other bearer values are left to be read as tokens.
 */
final class PresentedKeys implements AuthenticationConverter, BearerTokenResolver {

    static final String HEADER = "X-API-Key";

    private static final String BEARER = "Bearer ";

    private final DefaultBearerTokenResolver tokens = new DefaultBearerTokenResolver();

    @Override
    public @Nullable PresentedKey convert(HttpServletRequest request) {
        String key = request.getHeader(HEADER);
        if (key == null) {
            key = bearerKey(request);
        }
        return key == null ? null : new PresentedKey(new KeySecret(key.strip()));
    }

    @Override
    public @Nullable String resolve(HttpServletRequest request) {
        return convert(request) == null ? tokens.resolve(request) : null;
    }

    private static @Nullable String bearerKey(HttpServletRequest request) {
        String authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
        boolean key = authorization != null && authorization.startsWith(BEARER + KeySecret.PREFIX);
        return key ? authorization.substring(BEARER.length()) : null;
    }
}
