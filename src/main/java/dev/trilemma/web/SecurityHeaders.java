package dev.trilemma.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Tells browsers to load nothing from elsewhere, to guess no types and to show the service in no frame. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class SecurityHeaders extends OncePerRequestFilter {

    private static final String NOWHERE_ELSE = "frame-ancestors 'none'; base-uri 'none'; form-action 'self'";

    /** The dashboard: no script and no style but from files of the service. Its charts are exported as data URIs. */
    private static final String FILES_ONLY = "default-src 'none'; script-src 'self'; style-src 'self';"
            + " img-src 'self' data:; connect-src 'self'; " + NOWHERE_ELSE;

    /** Swagger UI styles its elements one by one and draws its icons from data URIs; a quote brings its style along. */
    private static final String STYLED =
            "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; " + NOWHERE_ELSE;

    private static final List<String> STYLED_PATHS = List.of("/swagger-ui", "/api/");

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Content-Security-Policy", policy(request.getRequestURI()));
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("X-Frame-Options", "DENY");
        response.setHeader("Cross-Origin-Resource-Policy", "same-site");
        chain.doFilter(request, response);
    }

    private static String policy(String path) {
        return STYLED_PATHS.stream().anyMatch(path::startsWith) ? STYLED : FILES_ONLY;
    }
}
