package dev.trilemma.web;

import dev.trilemma.catalog.NearestNames;
import java.util.Collection;

/** There is no such thing, or it belongs to someone else. */
public final class NotFound extends Refusal {

    private static final long serialVersionUID = 1L;

    /**
     * @param kind what was looked for, such as {@code plan}
     * @param id what it was looked for by
     */
    public NotFound(String kind, Object id) {
        super(ProblemType.NOT_FOUND, "There is no " + kind + " " + id + ".");
    }

    /** Names what the caller most likely meant, for things with readable ids. */
    public NotFound(String kind, String id, Collection<String> known) {
        super(ProblemType.NOT_FOUND, "There is no " + kind + " " + id + NearestNames.didYouMean(id, known));
    }
}
