package dev.trilemma.web;

/** The state of something stored forbids what was asked. */
public final class Conflict extends Refusal {

    private static final long serialVersionUID = 1L;

    public Conflict(String detail) {
        super(ProblemType.CONFLICT, detail);
    }
}
