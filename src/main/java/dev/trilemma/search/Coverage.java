package dev.trilemma.search;

import dev.trilemma.engine.InvalidPlan;
import dev.trilemma.web.FieldError;
import dev.trilemma.web.InvalidRequest;
import dev.trilemma.web.Problems;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springframework.http.ProblemDetail;

/** Counts what was examined of a space, and what of it came to nothing. Of one thread; those of several are merged. */
final class Coverage {

    static final String DOES_NOT_FIT = "doesNotFit";
    static final String PRICE_UNKNOWN = "priceUnknown";
    static final String OTHER_CURRENCY = "otherCurrency";
    static final String INVALID = "invalidPlan";

    private static final int KEPT_PROBLEMS = 10;

    private long examinedCount;
    private final Map<String, Long> rejected = new TreeMap<>();
    private final Map<String, ProblemDetail> problems = new TreeMap<>();

    void examine(long points) {
        examinedCount += points;
    }

    void reject(String reason, long points) {
        rejected.merge(reason, points, Long::sum);
    }

    /** A configuration that is no valid plan never refuses the others. */
    void refuse(RuntimeException failure, long points) {
        reject(INVALID, points);
        ProblemDetail problem = Problems.problemFor(failure);
        if (problems.size() < KEPT_PROBLEMS) {
            String reason = failure instanceof InvalidPlan invalid ? invalid.pointer() + invalid.getMessage() : "";
            problems.putIfAbsent(reason + problem.getDetail(), problem);
        }
    }

    /**
     * Where all are wrong for a field that the plan gives, the request is wrong. Values of an axis that suit no other axis are results.
     *
     * @param varied fields of the plan that axes give
     * @throws InvalidRequest with the fields of the plan
     */
    void requireAnyValid(Set<String> varied) {
        if (examinedCount > 0 && rejected.getOrDefault(INVALID, 0L) == examinedCount) {
            List<FieldError> errors =
                    problems.values().stream().flatMap(Coverage::errors).toList();
            if (errors.stream().map(FieldError::pointer).noneMatch(varied::contains)) {
                throw new InvalidRequest(errors.stream()
                        .map(field -> new FieldError("/plan" + field.pointer(), field.detail()))
                        .distinct()
                        .toList());
            }
        }
    }

    /** A problem without fields is one of the whole plan. */
    private static Stream<FieldError> errors(ProblemDetail problem) {
        Map<String, Object> properties = problem.getProperties();
        Object errors = properties == null ? null : properties.get("errors");
        return errors instanceof List<?> fields
                ? fields.stream().map(FieldError.class::cast)
                : Stream.of(new FieldError("", String.valueOf(problem.getDetail())));
    }

    void merge(Coverage other) {
        examinedCount += other.examinedCount;
        other.rejected.forEach(this::reject);
        other.problems.forEach(problems::putIfAbsent);
    }

    long examinedCount() {
        return examinedCount;
    }

    Map<String, Long> rejected() {
        return rejected;
    }

    Map<String, ProblemDetail> problems() {
        return problems;
    }
}
