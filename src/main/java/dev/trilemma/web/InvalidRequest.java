package dev.trilemma.web;

import java.util.List;

/** Fields of a request that are wrong in a way that no annotation can say. */
public final class InvalidRequest extends Refusal {

    private static final long serialVersionUID = 1L;

    private final transient List<FieldError> errors;

    public InvalidRequest(List<FieldError> errors) {
        super(ProblemType.INVALID_REQUEST, "Some fields are not valid.");
        this.errors = List.copyOf(errors);
    }

    public InvalidRequest(String pointer, String detail) {
        this(List.of(new FieldError(pointer, detail)));
    }

    public List<FieldError> errors() {
        return errors;
    }
}
