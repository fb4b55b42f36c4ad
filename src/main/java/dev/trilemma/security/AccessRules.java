package dev.trilemma.security;

import static org.springframework.http.HttpMethod.DELETE;
import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.PATCH;
import static org.springframework.http.HttpMethod.POST;
import static org.springframework.http.HttpMethod.PUT;
import static org.springframework.security.authorization.AuthorityAuthorizationManager.hasRole;
import static org.springframework.security.authorization.AuthorizationManagers.allOf;

import dev.trilemma.team.Caller;
import dev.trilemma.team.Role;
import java.util.function.Supplier;
import org.springframework.http.HttpMethod;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;

/** Which role each request needs. The first rule that matches counts; what no rule names is for administrators. */
final class AccessRules
        implements Customizer<
                AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry> {

    /** They store nothing. */
    private static final String[] CALCULATIONS = {
        "/api/v1/estimates",
        "/api/v1/estimate-batches",
        "/api/v1/attention-profiles",
        "/api/v1/strategies",
        "/api/v1/frontiers",
        "/api/v1/solutions",
        "/api/v1/compute-optima",
        "/api/v1/owned-prices"
    };

    private static final String[] PLANNING = {
        "/api/v1/plans/**",
        "/api/v1/calibrations/**",
        "/api/v1/models",
        "/api/v1/quotes",
        "/api/v1/quotes/*",
        "/api/v1/sweeps/**"
    };
    private static final String DECISIONS = "/api/v1/quotes/*/decisions";
    private static final String[] PRICES = {"/api/v1/price-catalogs/**", "/api/v1/price-discounts/**"};
    private static final String[] ADMINISTRATION = {
        "/api/v1/teams/**", "/api/v1/api-keys/**", "/api/v1/audit-entries", "/api/v1/webhooks/**"
    };
    private static final HttpMethod[] CHANGES = {POST, PUT, PATCH, DELETE};

    @Override
    public void customize(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry requests) {
        requests.requestMatchers(ADMINISTRATION).hasRole(Role.ADMINISTRATOR.name());
        requests.requestMatchers(GET, "/api/**").hasRole(Role.VIEWER.name());
        requests.requestMatchers(POST, DECISIONS).hasRole(Role.APPROVER.name());
        requests.requestMatchers(POST, CALCULATIONS).hasRole(Role.VIEWER.name());
        for (HttpMethod change : CHANGES) {
            requests.requestMatchers(change, PLANNING).hasRole(Role.PLANNER.name());
            requests.requestMatchers(change, PRICES).hasRole(Role.CATALOG_MANAGER.name());
        }
        requests.requestMatchers("/api/**").hasRole(Role.ADMINISTRATOR.name());
        requests.requestMatchers("/actuator/health/**").permitAll();
        requests.requestMatchers("/actuator/**").access(allOf(hasRole(Role.VIEWER.name()), AccessRules::ofFirstTeam));
        // the page at /, Swagger UI, the OpenAPI document and what is not found
        requests.anyRequest().permitAll();
    }

    /** The figures are those of all teams together, so they are for the team that runs the service. */
    private static AuthorizationDecision ofFirstTeam(
            Supplier<? extends Authentication> authentication, RequestAuthorizationContext request) {
        return new AuthorizationDecision(
                authentication.get().getPrincipal() instanceof Caller caller && caller.isOfFirstTeam());
    }
}
