package dev.trilemma.web;

import jakarta.validation.ConstraintViolationException;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.TypeMismatchException;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.core.MethodParameter;
import org.springframework.validation.Errors;
import org.springframework.validation.method.ParameterErrors;
import org.springframework.validation.method.ParameterValidationResult;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.annotation.HandlerMethodValidationException;

/** The fields that Bean Validation and data binding refuse. */
final class ConstraintFailures {

    private static final Comparator<FieldError> BY_POINTER =
            Comparator.comparing(FieldError::pointer).thenComparing(FieldError::detail);

    private ConstraintFailures() {}

    static List<FieldError> of(ConstraintViolationException failure) {
        return sorted(failure.getConstraintViolations().stream()
                .map(violation -> new FieldError(
                        Pointers.ofPropertyPath(violation.getPropertyPath().toString()), violation.getMessage())));
    }

    static List<FieldError> of(Errors errors) {
        return sorted(fieldErrors(errors, ""));
    }

    static List<FieldError> of(HandlerMethodValidationException failure) {
        return sorted(failure.getParameterValidationResults().stream().flatMap(ConstraintFailures::fieldErrors));
    }

    static boolean isPathVariable(MethodParameter parameter) {
        return parameter.hasParameterAnnotation(PathVariable.class);
    }

    /** What clients call a parameter of a controller's method. */
    static String name(MethodParameter parameter) {
        RequestParam query = parameter.getParameterAnnotation(RequestParam.class);
        RequestHeader header = parameter.getParameterAnnotation(RequestHeader.class);
        String given = query != null ? query.name() : header != null ? header.name() : "";
        return given.isEmpty() ? String.valueOf(parameter.getParameterName()) : given;
    }

    private static Stream<FieldError> fieldErrors(ParameterValidationResult result) {
        if (result instanceof ParameterErrors errors) {
            Integer index = errors.getContainerIndex();
            return fieldErrors(errors, index == null ? "" : "/" + index);
        }
        String pointer = "/" + name(result.getMethodParameter());
        return result.getResolvableErrors().stream().map(error -> new FieldError(pointer, message(error)));
    }

    private static Stream<FieldError> fieldErrors(Errors errors, String prefix) {
        Stream<FieldError> fields = errors.getFieldErrors().stream()
                .map(error -> new FieldError(prefix + Pointers.ofPropertyPath(error.getField()), detail(error)));
        Stream<FieldError> whole =
                errors.getGlobalErrors().stream().map(error -> new FieldError(prefix, message(error)));
        return Stream.concat(fields, whole);
    }

    private static String detail(org.springframework.validation.FieldError error) {
        if (!error.isBindingFailure()) {
            return message(error);
        }
        return error.contains(TypeMismatchException.class)
                ? Expectations.of(error.unwrap(TypeMismatchException.class).getRequiredType(), error.getRejectedValue())
                : "is not valid";
    }

    private static String message(MessageSourceResolvable error) {
        @Nullable String message = error.getDefaultMessage();
        return message == null ? "is not valid" : message;
    }

    private static List<FieldError> sorted(Stream<FieldError> errors) {
        return errors.sorted(BY_POINTER).distinct().toList();
    }
}
