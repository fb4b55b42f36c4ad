package dev.trilemma.web;

import org.jspecify.annotations.Nullable;

/** What tells a repeated request from a new one: its {@code Idempotency-Key} header. Without it a request is done each time. */
public final class IdempotencyKey {

    private final @Nullable String header;

    public IdempotencyKey(@Nullable String header) {
        this.header = header;
    }

    /** Null where the header is missing. */
    @Nullable
    String value() {
        return header;
    }
}
