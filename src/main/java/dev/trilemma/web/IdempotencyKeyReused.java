package dev.trilemma.web;

/** An idempotency key came back with another body. */
public final class IdempotencyKeyReused extends Refusal {

    private static final long serialVersionUID = 1L;

    public IdempotencyKeyReused() {
        super(
                ProblemType.IDEMPOTENCY_KEY_REUSED,
                "This Idempotency-Key was used with another body: take a new key for a new request.");
    }
}
