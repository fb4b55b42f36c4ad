package dev.trilemma.web;

/** A change was asked for without saying of which revision. */
public final class PreconditionRequired extends Refusal {

    private static final long serialVersionUID = 1L;

    public PreconditionRequired() {
        super(ProblemType.PRECONDITION_REQUIRED, "Send the ETag of what you want to change in the If-Match header.");
    }
}
