package dev.trilemma.web;

/** The caller is known, and may not do this. */
public final class Forbidden extends Refusal {

    private static final long serialVersionUID = 1L;

    public Forbidden(String detail) {
        super(ProblemType.FORBIDDEN, detail);
    }
}
