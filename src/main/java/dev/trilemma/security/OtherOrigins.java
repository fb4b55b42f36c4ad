package dev.trilemma.security;

import dev.trilemma.web.Forbidden;
import dev.trilemma.web.ProblemWriter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.DefaultCorsProcessor;

/** Refuses pages of origins that may not call the API, with a problem. */
final class OtherOrigins extends DefaultCorsProcessor {

    @Override
    public boolean processRequest(
            @Nullable CorsConfiguration allowed, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        boolean passes = super.processRequest(allowed, request, response);
        if (!passes) {
            ProblemWriter.write(
                    new Forbidden(
                            "Pages of this origin may not call the API, or not so; an operator decides which may."),
                    request,
                    response);
        }
        return passes;
    }

    @Override
    protected void rejectRequest(ServerHttpResponse response) {
        response.setStatusCode(HttpStatus.FORBIDDEN);
    }
}
