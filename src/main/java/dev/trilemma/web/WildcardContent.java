package dev.trilemma.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.filter.OncePerRequestFilter;

/** Refuses a Content-Type that names no one type, on which Spring MVC would fail. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 11)
class WildcardContent extends OncePerRequestFilter {

    private static final Pattern WILDCARD = Pattern.compile("[^;]*\\*.*");

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String type = request.getContentType();
        if (type != null && WILDCARD.matcher(type).matches()) {
            ProblemWriter.write(new HttpMediaTypeNotSupportedException(type), request, response);
            return;
        }
        chain.doFilter(request, response);
    }
}
