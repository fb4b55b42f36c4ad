package dev.trilemma.security;

import dev.trilemma.web.Forbidden;
import dev.trilemma.web.ProblemWriter;
import dev.trilemma.web.Unauthenticated;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.stereotype.Component;

/** Answers who may not pass. */
@Component
final class AccessRefusals implements AuthenticationEntryPoint, AccessDeniedHandler {

    private static final String SEND_A_KEY =
            "Send an API key as " + PresentedKeys.HEADER + ", or a token as Authorization: Bearer.";

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        ProblemWriter.write(new Unauthenticated(detail(failure)), request, response);
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException failure)
            throws IOException {
        ProblemWriter.write(new Forbidden("The caller's roles do not include this."), request, response);
    }

    private static String detail(AuthenticationException failure) {
        if (failure instanceof BadCredentialsException) {
            return String.valueOf(failure.getMessage());
        }
        return failure instanceof OAuth2AuthenticationException
                ? "The token is not valid: it has expired, is from another issuer, or names no team of the service."
                : SEND_A_KEY;
    }
}
