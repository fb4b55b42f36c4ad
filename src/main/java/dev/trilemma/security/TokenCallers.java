package dev.trilemma.security;

import dev.trilemma.team.Caller;
import dev.trilemma.team.CallerAuthentication;
import dev.trilemma.team.Role;
import dev.trilemma.web.WireNames;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.core.convert.converter.Converter;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;

/** Says who a token speaks for: its subject, in the roles and for the team that its claims name. */
final class TokenCallers implements Converter<Jwt, AbstractAuthenticationToken> {

    private static final int LONGEST_NAME = 200;

    private final SecuritySettings settings;
    private final Teams teams;

    TokenCallers(SecuritySettings settings, Teams teams) {
        this.settings = settings;
        this.teams = teams;
    }

    @Override
    public AbstractAuthenticationToken convert(Jwt token) {
        String subject = name(token);
        String team = Optional.ofNullable(token.getClaimAsString(settings.teamClaim()))
                .filter(teams::existsById)
                .orElseThrow(() -> new InvalidBearerTokenException(
                        "The claim " + settings.teamClaim() + " of the token names no team."));
        return new CallerAuthentication(new Caller(team, subject, subject, roles(token)));
    }

    /** As the audit log can hold it. */
    private static String name(Jwt token) {
        String subject = token.getSubject() == null ? "" : token.getSubject().replaceAll("\\p{Cntrl}", "");
        if (subject.isBlank()) {
            throw new InvalidBearerTokenException("The token has no subject.");
        }
        return subject.substring(0, Math.min(subject.length(), LONGEST_NAME));
    }

    private Set<Role> roles(Jwt token) {
        Collection<String> claimed = Optional.ofNullable(token.getClaimAsStringList(settings.rolesClaim()))
                .orElse(List.of());
        Set<Role> roles = EnumSet.noneOf(Role.class);
        for (Role role : Role.values()) {
            if (claimed.contains(WireNames.of(role))) {
                roles.add(role);
            }
        }
        return roles;
    }
}
