package dev.trilemma.web;

import java.time.Duration;

/** The service cannot answer just now. */
public final class Unavailable extends Refusal {

    private static final long serialVersionUID = 1L;

    private final Duration retryAfter;

    public Unavailable(Duration retryAfter) {
        super(ProblemType.UNAVAILABLE, "The service cannot answer just now.");
        this.retryAfter = retryAfter;
    }

    @Override
    Duration retryAfter() {
        return retryAfter;
    }
}
