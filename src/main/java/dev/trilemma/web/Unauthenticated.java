package dev.trilemma.web;

/** Nobody said who they are, or not so that it can be believed. */
public final class Unauthenticated extends Refusal {

    private static final long serialVersionUID = 1L;

    public Unauthenticated(String detail) {
        super(ProblemType.UNAUTHENTICATED, detail);
    }
}
