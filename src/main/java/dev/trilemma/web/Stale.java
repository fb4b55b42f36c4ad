package dev.trilemma.web;

/** The If-Match header names another revision than the stored one. */
public final class Stale extends Refusal {

    private static final long serialVersionUID = 1L;

    public Stale() {
        super(
                ProblemType.STALE,
                "Someone changed this in the meantime: read it again and send its current ETag in If-Match.");
    }
}
