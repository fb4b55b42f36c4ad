package dev.trilemma.security;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Tells the operator what to set, in place of a trace. */
final class UnprotectedAddressAnalyzer extends AbstractFailureAnalyzer<UnprotectedAddress> {

    private static final String ACTION =
            "Set trilemma.security.first-key (TRILEMMA_SECURITY_FIRSTKEY, at least 32 characters), or the issuer of your tokens"
                    + " (spring.security.oauth2.resourceserver.jwt.issuer-uri), or listen on loopback alone (server.address=127.0.0.1).";

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, UnprotectedAddress cause) {
        return new FailureAnalysis(cause.getMessage(), ACTION, cause);
    }
}
