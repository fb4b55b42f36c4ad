package dev.trilemma.web;

import dev.trilemma.engine.InvalidPlan;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.ConstraintViolationException;
import java.io.EOFException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.validation.BindException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.util.DisconnectedClientHelper;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.exc.InvalidDefinitionException;

/** The only place where a failure becomes an HTTP status. */
@RestControllerAdvice
@Order(-1) // before Spring Boot's own problem details
public class Problems {

    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);
    private static final int LOGGED_PATH_LENGTH = 200;

    /** The problem that a failure is answered with; a bug is logged, with its trace. */
    public static ProblemDetail problemFor(Exception failure) {
        ProblemDetail problem = causes(failure)
                .map(Problems::known)
                .flatMap(Optional::stream)
                .findFirst()
                .orElseGet(() -> ProblemType.INTERNAL_ERROR.problem(HttpFailures.detail(ProblemType.INTERNAL_ERROR)));
        if (problem.getStatus() == ProblemType.INTERNAL_ERROR.status().value()) {
            LOG.error("a request failed", failure);
        }
        return problem;
    }

    static ProblemDetail invalid(List<FieldError> errors) {
        ProblemDetail problem = ProblemType.INVALID_REQUEST.problem("Some fields are not valid.");
        problem.setProperty("errors", errors);
        return problem;
    }

    static ProblemDetail problem(Refusal refusal) {
        return refusal instanceof InvalidRequest invalid
                ? invalid(invalid.errors())
                : refusal.type().problem(refusal.getMessage());
    }

    @ExceptionHandler
    @Nullable
    ResponseEntity<ProblemDetail> answer(Exception failure, HttpServletRequest request, HttpServletResponse response) {
        if (response.isCommitted() || DisconnectedClientHelper.isClientDisconnectedException(failure)) {
            return null;
        }
        ProblemDetail problem = problemFor(failure);
        finish(problem, request);
        return ResponseEntity.status(problem.getStatus())
                .headers(headers(failure))
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }

    /** Says of which request it is, and logs it. */
    static void finish(ProblemDetail problem, HttpServletRequest request) {
        problem.setInstance(path(request));
        RequestId.addTo(problem, request);
        log(problem, request);
    }

    /** One line without anything the client wrote beyond the encoded path. */
    private static void log(ProblemDetail problem, HttpServletRequest request) {
        String path = request.getRequestURI();
        LOG.info(
                "{} {} {} {}",
                problem.getStatus(),
                problem.getType(),
                request.getMethod(),
                path.substring(0, Math.min(path.length(), LOGGED_PATH_LENGTH)));
    }

    private static @Nullable URI path(HttpServletRequest request) {
        try {
            return URI.create(request.getRequestURI());
        } catch (IllegalArgumentException notAUri) {
            return null;
        }
    }

    /** Whole seconds, for Retry-After; never less than is left. */
    static String seconds(Duration wait) {
        return String.valueOf(wait.plusNanos(999_999_999).toSeconds());
    }

    static HttpHeaders headers(Exception failure) {
        HttpHeaders headers = new HttpHeaders();
        if (failure instanceof ErrorResponse response) {
            headers.addAll(response.getHeaders());
        }
        causes(failure)
                .map(Problems::refusal)
                .flatMap(Optional::stream)
                .map(Refusal::retryAfter)
                .flatMap(Stream::ofNullable)
                .findFirst()
                .ifPresent(wait -> headers.set(HttpHeaders.RETRY_AFTER, seconds(wait)));
        return headers;
    }

    /** A plan may be refused while JSON is read: what was thrown first says most. */
    private static Stream<Throwable> causes(Throwable failure) {
        List<Throwable> outermostFirst = Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(20)
                .toList();
        Stream<Throwable> ours =
                outermostFirst.stream().filter(cause -> cause instanceof Refusal || cause instanceof InvalidPlan);
        return Stream.concat(ours, Stream.of(failure));
    }

    private static Optional<Refusal> refusal(Throwable failure) {
        return failure instanceof Refusal refusal ? Optional.of(refusal) : StorageFailures.refusalFor(failure);
    }

    private static Optional<ProblemDetail> known(Throwable failure) {
        return refusal(failure).map(Problems::problem).or(() -> Optional.ofNullable(fromOutside(failure)));
    }

    private static @Nullable ProblemDetail fromOutside(Throwable failure) {
        if (isOfTheConnection(failure)) {
            return ProblemType.INVALID_REQUEST.problem("The request did not arrive in full.");
        }
        if (failure instanceof InvalidPlan plan) {
            return invalid(List.of(new FieldError(plan.pointer(), String.valueOf(plan.getMessage()))));
        }
        if (failure instanceof JacksonException json && !(failure instanceof InvalidDefinitionException)) {
            return JsonFailures.problemFor(json);
        }
        if (failure instanceof ConstraintViolationException violations) {
            return invalid(ConstraintFailures.of(violations));
        }
        return fromSpring(failure);
    }

    /** The client went away in the middle of its request, or stopped sending. */
    private static boolean isOfTheConnection(Throwable failure) {
        return failure instanceof EOFException
                || failure instanceof SocketException
                || failure instanceof SocketTimeoutException;
    }

    private static @Nullable ProblemDetail fromSpring(Throwable failure) {
        if (failure instanceof HttpMessageNotReadableException unreadable) {
            return HttpFailures.problemFor(unreadable);
        }
        if (failure instanceof ErrorResponse response) {
            return HttpFailures.problemFor(response);
        }
        if (failure instanceof BindException binding) {
            return HttpFailures.problemFor(binding);
        }
        if (failure instanceof TypeMismatchException mismatch) {
            return HttpFailures.problemFor(mismatch);
        }
        return failure instanceof InvalidParameterException
                ? ProblemType.INVALID_REQUEST.problem("A query parameter is not encoded correctly.")
                : null;
    }
}
