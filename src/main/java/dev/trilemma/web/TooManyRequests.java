package dev.trilemma.web;

import java.time.Duration;

/** The caller asks more often than allowed. */
public final class TooManyRequests extends Refusal {

    private static final long serialVersionUID = 1L;

    private final Duration retryAfter;

    public TooManyRequests(Duration retryAfter) {
        super(ProblemType.TOO_MANY_REQUESTS, "Too many requests.");
        this.retryAfter = retryAfter;
    }

    @Override
    Duration retryAfter() {
        return retryAfter;
    }
}
