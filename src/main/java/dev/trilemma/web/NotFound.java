package dev.trilemma.web;

/** There is no such thing, or it belongs to someone else. */
public final class NotFound extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * @param kind what was looked for, such as {@code plan}
     * @param id what it was looked for by
     */
    public NotFound(String kind, Object id) {
        super("There is no " + kind + " " + id + ".");
    }
}
