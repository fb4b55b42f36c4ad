package dev.trilemma.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Refuses path parameters ({@code /models;x=y}), which no resource has and which would be dropped without a word. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 9)
class PlainPaths extends OncePerRequestFilter {

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getRequestURI().indexOf(';') >= 0) {
            ProblemWriter.write(new InvalidRequest("", "a path must not contain ';'"), request, response);
            return;
        }
        chain.doFilter(request, response);
    }
}
