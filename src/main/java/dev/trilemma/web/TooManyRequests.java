package dev.trilemma.web;

import java.time.Duration;

/** The caller has sent more requests than it may. */
public final class TooManyRequests extends Refusal {

    private static final long serialVersionUID = 1L;

    private final Duration retryAfter;

    /** @param retryAfter when the next request is let through */
    public TooManyRequests(Duration retryAfter) {
        super(ProblemType.TOO_MANY_REQUESTS, "You have sent more requests than you may; wait as Retry-After says.");
        this.retryAfter = retryAfter;
    }

    @Override
    Duration retryAfter() {
        return retryAfter;
    }
}
