package dev.trilemma.security;

import dev.trilemma.team.Caller;
import dev.trilemma.team.CallerAuthentication;
import dev.trilemma.team.Role;
import dev.trilemma.web.InvalidRequest;
import dev.trilemma.web.ProblemWriter;
import dev.trilemma.web.RequestId;
import java.util.List;
import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.authentication.AuthenticationFilter;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.UrlBasedCorsConfigurationSource;
import org.springframework.web.filter.CorsFilter;

/** What every request passes: who it is from, how many of them there were, and whether it may. No sessions, hence no CSRF. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    /** Whoever sits at the machine, where no access is configured. */
    private static final Caller LOCAL = new Caller(Caller.FIRST_TEAM, "local", "local", Set.of(Role.ADMINISTRATOR));

    private static final Set<String> LOCAL_NAMES = Set.of("localhost", "127.0.0.1", "::1", "[::1]");

    @Bean
    SecurityFilterChain everyRequest(
            HttpSecurity http,
            Access access,
            KeyAuthentication keys,
            Teams teams,
            ObjectProvider<JwtDecoder> decoder,
            SecuritySettings settings,
            AccessRefusals refusals) {
        var presented = new PresentedKeys();
        var keyFilter = new AuthenticationFilter(new ProviderManager(keys), presented);
        keyFilter.setSuccessHandler((request, response, caller) -> {});
        keyFilter.setFailureHandler(refusals::commence);
        http.addFilter(otherOrigins(settings))
                .addFilterBefore(keyFilter, AnonymousAuthenticationFilter.class)
                .addFilterBefore(new RateLimit(settings), AuthorizationFilter.class)
                .authorizeHttpRequests(new AccessRules())
                .exceptionHandling(
                        handling -> handling.authenticationEntryPoint(refusals).accessDeniedHandler(refusals))
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .cors(AbstractHttpConfigurer::disable)
                .csrf(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                // web.SecurityHeaders sets them, on what is refused before this too
                .headers(AbstractHttpConfigurer::disable);
        if (decoder.getIfAvailable() != null) {
            http.oauth2ResourceServer(server -> server.bearerTokenResolver(presented)
                    .authenticationEntryPoint(refusals)
                    .jwt(jwt -> jwt.jwtAuthenticationConverter(new TokenCallers(settings, teams))));
        }
        if (!access.isConfigured()) {
            http.anonymous(anyone -> anyone.principal(LOCAL).authorities(CallerAuthentication.authorities(LOCAL)));
        }
        return http.build();
    }

    /** Its measurements would be a fifth of all series, and a part of each request's time, for what nobody asks. */
    @Bean
    SecurityObservationSettings unobserved() {
        return SecurityObservationSettings.noObservations();
    }

    /** Where no key is asked for, a page from elsewhere must not reach the service under a name of its own (DNS rebinding). */
    @Bean
    HttpFirewall firewall(Access access) {
        var firewall = new StrictHttpFirewall();
        // Spring MVC says which methods there are
        firewall.setUnsafeAllowAnyHttpMethod(true);
        if (!access.isConfigured()) {
            firewall.setAllowedHostnames(LOCAL_NAMES::contains);
        }
        return firewall;
    }

    @Bean
    RequestRejectedHandler firewallRefusals() {
        return (request, response, rejected) -> ProblemWriter.write(
                new InvalidRequest("", "has a path, a header or a host name that the service does not accept"),
                request,
                response);
    }

    /** Set up here rather than by Spring Security, whose own answers a text to the pages that it refuses. */
    private static CorsFilter otherOrigins(SecuritySettings settings) {
        var allowed = new CorsConfiguration();
        allowed.setAllowedOrigins(settings.allowedOrigins());
        allowed.setAllowedMethods(List.of("GET", "POST", "PUT", "PATCH", "DELETE"));
        allowed.setAllowedHeaders(List.of("*"));
        allowed.setExposedHeaders(List.of(
                HttpHeaders.ETAG,
                HttpHeaders.LOCATION,
                HttpHeaders.RETRY_AFTER,
                "Idempotency-Replayed",
                RequestId.HEADER));
        var source = new UrlBasedCorsConfigurationSource();
        source.registerCorsConfiguration("/api/**", allowed);
        var filter = new CorsFilter(source);
        filter.setCorsProcessor(new OtherOrigins());
        return filter;
    }
}
