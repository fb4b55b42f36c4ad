package dev.trilemma.team;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/** A caller who has proved to be one; keeps nothing of the proof. */
public final class CallerAuthentication extends AbstractAuthenticationToken {

    private static final long serialVersionUID = 1L;

    private final transient Caller caller;

    public CallerAuthentication(Caller caller) {
        super(authorities(caller));
        this.caller = caller;
        setAuthenticated(true);
    }

    /** Every role that the caller may act as, in Spring Security's spelling. */
    public static List<GrantedAuthority> authorities(Caller caller) {
        Set<Role> roles = new TreeSet<>();
        for (Role role : Role.values()) {
            if (caller.mayActAs(role)) {
                roles.add(role);
            }
        }
        return roles.stream()
                .<GrantedAuthority>map(role -> new SimpleGrantedAuthority("ROLE_" + role.name()))
                .toList();
    }

    @Override
    public Caller getPrincipal() {
        return caller;
    }

    @Override
    public Object getCredentials() {
        return "";
    }
}
