package dev.trilemma.web;

import tools.jackson.core.JsonParser;
import tools.jackson.databind.exc.MismatchedInputException;

/** A JSON value that one of our own readers refuses; the detail may be shown to the client. */
final class Unreadable extends MismatchedInputException {

    private static final long serialVersionUID = 1L;

    private final String detail;

    Unreadable(JsonParser parser, String detail) {
        super(parser, detail);
        this.detail = detail;
    }

    String detail() {
        return detail;
    }
}
