package dev.trilemma.web;

/** The body is larger than is accepted. */
public final class TooLarge extends Refusal {

    private static final long serialVersionUID = 1L;

    public TooLarge(long limitBytes) {
        this("The body may have at most " + limitBytes / (1 << 20) + " MB.");
    }

    public TooLarge(String detail) {
        super(ProblemType.TOO_LARGE, detail);
    }
}
