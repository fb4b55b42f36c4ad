package dev.trilemma.web;

/** Something that was asked for by its id and does not exist, or not for the one who asks. */
public final class NotFound extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * @param kind what was asked for, such as "plan"
     * @param id its id as it was given
     */
    public NotFound(String kind, Object id) {
        super("There is no " + kind + " " + id + ".");
    }
}
