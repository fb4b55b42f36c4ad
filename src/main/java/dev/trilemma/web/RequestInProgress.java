package dev.trilemma.web;

import java.time.Duration;

/** The first request with this idempotency key is still running. */
public final class RequestInProgress extends Refusal {

    private static final long serialVersionUID = 1L;

    private final Duration retryAfter;

    public RequestInProgress(Duration retryAfter) {
        super(ProblemType.REQUEST_IN_PROGRESS, "A request with this Idempotency-Key is still running.");
        this.retryAfter = retryAfter;
    }

    @Override
    Duration retryAfter() {
        return retryAfter;
    }
}
