package dev.trilemma.web;

import dev.trilemma.catalog.NearestNames;
import java.util.List;
import org.springframework.http.ProblemDetail;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.InvalidNullException;
import tools.jackson.databind.exc.InvalidTypeIdException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Turns what Jackson refuses into a problem that names the field, or the place where the text stops being JSON. */
final class JsonFailures {

    private JsonFailures() {}

    static ProblemDetail problemFor(JacksonException failure) {
        if (failure.getOriginalMessage().startsWith("Trailing token")) {
            return malformed("Something follows the end of the JSON document", failure.getLocation());
        }
        if (failure instanceof DatabindException || failure instanceof InputCoercionException) {
            return Problems.invalid(List.of(new FieldError(pointer(failure), detail(failure))));
        }
        return malformed(reason(failure), failure.getLocation());
    }

    private static String pointer(JacksonException failure) {
        return Pointers.ofReferences(failure.getPath());
    }

    private static String detail(JacksonException failure) {
        if (failure instanceof Unreadable unreadable) {
            return unreadable.detail();
        }
        if (failure instanceof UnrecognizedPropertyException unknown) {
            return "is not a known field" + NearestNames.didYouMean(unknown.getPropertyName(), knownFields(unknown));
        }
        if (failure instanceof InvalidNullException) {
            return "must not be null";
        }
        if (failure instanceof InvalidTypeIdException) {
            return "must name a known kind";
        }
        if (failure.getOriginalMessage().startsWith("Cannot map `null`")) {
            return "is required";
        }
        return expectation(failure);
    }

    private static String expectation(JacksonException failure) {
        if (failure instanceof InputCoercionException coercion) {
            return Expectations.of(coercion.getTargetType(), null);
        }
        if (failure instanceof InvalidFormatException format) {
            return Expectations.of(format.getTargetType(), format.getValue());
        }
        return failure instanceof MismatchedInputException mismatch
                ? Expectations.of(mismatch.getTargetType(), null)
                : "is not valid";
    }

    private static List<String> knownFields(UnrecognizedPropertyException unknown) {
        return unknown.getKnownPropertyIds() == null
                ? List.of()
                : unknown.getKnownPropertyIds().stream().map(String::valueOf).toList();
    }

    private static String reason(JacksonException failure) {
        String message = failure.getOriginalMessage();
        if (message.startsWith("Duplicate")) {
            return "A field appears twice in one object";
        }
        if (message.contains("NaN") || message.contains("INF") || message.contains("Infinity")) {
            return "NaN and Infinity are not JSON numbers";
        }
        if (failure instanceof StreamConstraintsException) {
            return "The JSON is nested too deeply, or a name or number in it is too long";
        }
        return failure instanceof JacksonIOException ? "The body could not be read" : "The body is not valid JSON";
    }

    private static ProblemDetail malformed(String reason, TokenStreamLocation location) {
        boolean known = location != null && location.getLineNr() > 0;
        String where = known ? " at line " + location.getLineNr() + ", column " + location.getColumnNr() : "";
        return ProblemType.MALFORMED_JSON.problem(reason + where + ".");
    }
}
