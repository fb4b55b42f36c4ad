package dev.trilemma.security;

import dev.trilemma.team.CallerAuthentication;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;

/** Says who holds a presented key. */
@Component
final class KeyAuthentication implements AuthenticationProvider {

    private final KeyRing keys;

    KeyAuthentication(KeyRing keys) {
        this.keys = keys;
    }

    @Override
    public Authentication authenticate(Authentication presented) {
        return keys.findValid(((PresentedKey) presented).secret())
                .map(key -> new CallerAuthentication(key.holder()))
                .orElseThrow(() -> new BadCredentialsException("The API key is unknown, has expired or was revoked."));
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return PresentedKey.class.isAssignableFrom(authentication);
    }
}
