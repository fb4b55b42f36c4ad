package dev.trilemma.web;

import java.util.List;
import org.springframework.beans.TypeMismatchException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.validation.BindException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingRequestHeaderException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import tools.jackson.core.JacksonException;

/** Turns what Spring MVC refuses before a controller is called into problems. */
final class HttpFailures {

    private static final String NOTHING_HERE = "There is nothing at this path.";

    private HttpFailures() {}

    static ProblemDetail problemFor(ErrorResponse failure) {
        if (failure instanceof MethodArgumentNotValidException invalid) {
            return Problems.invalid(ConstraintFailures.of(invalid.getBindingResult()));
        }
        if (failure instanceof HandlerMethodValidationException invalid) {
            return parameters(invalid);
        }
        if (failure instanceof MissingServletRequestParameterException missing) {
            return field(missing.getParameterName(), "is required");
        }
        if (failure instanceof MissingRequestHeaderException missing) {
            return missing.getHeaderName().equalsIgnoreCase(HttpHeaders.IF_MATCH)
                    ? Problems.problem(new PreconditionRequired())
                    : field(missing.getHeaderName(), "is required");
        }
        ProblemType type = ProblemType.of(failure.getStatusCode().value());
        return type.problem(detail(failure, type));
    }

    static ProblemDetail problemFor(BindException failure) {
        return Problems.invalid(ConstraintFailures.of(failure.getBindingResult()));
    }

    static ProblemDetail problemFor(TypeMismatchException failure) {
        if (failure instanceof MethodArgumentTypeMismatchException argument) {
            return ConstraintFailures.isPathVariable(argument.getParameter())
                    ? ProblemType.NOT_FOUND.problem(NOTHING_HERE)
                    : field(
                            ConstraintFailures.name(argument.getParameter()),
                            Expectations.of(failure.getRequiredType(), failure.getValue()));
        }
        return field(
                String.valueOf(failure.getPropertyName()),
                Expectations.of(failure.getRequiredType(), failure.getValue()));
    }

    static ProblemDetail problemFor(HttpMessageNotReadableException failure) {
        return failure.getCause() instanceof JacksonException json
                ? JsonFailures.problemFor(json)
                : Problems.invalid(List.of(new FieldError("", "is required: send a body")));
    }

    private static ProblemDetail parameters(HandlerMethodValidationException failure) {
        boolean path = failure.getParameterValidationResults().stream()
                .anyMatch(result -> ConstraintFailures.isPathVariable(result.getMethodParameter()));
        return path ? ProblemType.NOT_FOUND.problem(NOTHING_HERE) : Problems.invalid(ConstraintFailures.of(failure));
    }

    private static ProblemDetail field(String name, String detail) {
        return Problems.invalid(List.of(new FieldError("/" + name, detail)));
    }

    private static String detail(ErrorResponse failure, ProblemType type) {
        if (failure instanceof HttpMediaTypeNotSupportedException media) {
            return "The Content-Type must be " + either(media.getSupportedMediaTypes()) + ".";
        }
        if (failure instanceof HttpMediaTypeNotAcceptableException media) {
            return "This can be answered as " + either(media.getSupportedMediaTypes()) + ".";
        }
        if (failure instanceof HttpRequestMethodNotSupportedException method) {
            return "The method must be " + String.join(" or ", methods(method)) + ".";
        }
        return detail(type);
    }

    /** What can be said of a failure of which no more is known than its type. */
    static String detail(ProblemType type) {
        return switch (type) {
            case NOT_FOUND -> NOTHING_HERE;
            case TOO_LARGE -> "The request is too large.";
            case INTERNAL_ERROR -> "The service failed; the failure was logged.";
            case UNAVAILABLE -> "The service cannot answer just now.";
            default -> "The request is not valid.";
        };
    }

    private static List<String> methods(HttpRequestMethodNotSupportedException failure) {
        String[] supported = failure.getSupportedMethods();
        return supported == null ? List.of("another") : List.of(supported);
    }

    private static String either(List<MediaType> types) {
        return types.isEmpty()
                ? "application/json"
                : String.join(
                        " or ",
                        types.stream().map(MediaType::toString).distinct().toList());
    }
}
