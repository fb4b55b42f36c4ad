package dev.trilemma.webhook;

import org.jspecify.annotations.Nullable;

/**
 * What became of an attempt.
 *
 * @param responseStatus HTTP status of the answer; null where there was none
 * @param failure why there was none; null where there was one
 */
record Outcome(@Nullable Integer responseStatus, @Nullable String failure) {

    private static final int SUCCESS = 2;
    private static final int HUNDRED = 100;

    static Outcome answered(int status) {
        return new Outcome(status, null);
    }

    static Outcome failed(String reason) {
        return new Outcome(null, reason);
    }

    boolean isDelivered() {
        return responseStatus != null && responseStatus / HUNDRED == SUCCESS;
    }
}
