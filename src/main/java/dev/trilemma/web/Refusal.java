package dev.trilemma.web;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A request that is answered with a problem; the message is the problem's detail. */
public abstract class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ProblemType type;

    Refusal(ProblemType type, String detail) {
        super(detail);
        this.type = type;
    }

    ProblemType type() {
        return type;
    }

    /** When the client may try again; null where that would not help. */
    @Nullable
    Duration retryAfter() {
        return null;
    }
}
