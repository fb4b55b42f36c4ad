package dev.trilemma.security;

import java.util.List;
import org.springframework.security.authentication.AbstractAuthenticationToken;

/** The secret that a request carries, not looked up yet. */
final class PresentedKey extends AbstractAuthenticationToken {

    private static final long serialVersionUID = 1L;

    private final transient KeySecret secret;

    PresentedKey(KeySecret secret) {
        super(List.of());
        this.secret = secret;
    }

    KeySecret secret() {
        return secret;
    }

    @Override
    public Object getPrincipal() {
        return "an API key";
    }

    @Override
    public Object getCredentials() {
        return secret;
    }
}
