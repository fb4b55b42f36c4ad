package dev.trilemma.sweep;

import dev.trilemma.sweep.design.SweptPlan;
import dev.trilemma.sweep.work.PointCalculator;
import dev.trilemma.sweep.work.PointResult;
import dev.trilemma.web.FieldError;
import dev.trilemma.web.InvalidRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** A few points of a sweep, calculated before it is accepted: whether its plan can be right, and how long a point takes. */
final class Trial {

    private static final int PLACES = 8;
    private static final int POINTS_AT_EACH = 32;
    private static final double LONGEST_SECONDS = 1;

    private final SweptPlan swept;
    private final PointCalculator calculator;
    private final List<PointResult> results = new ArrayList<>();
    private final double secondsPerPoint;

    Trial(SweptPlan swept, PointCalculator calculator) {
        this.swept = swept;
        this.calculator = calculator;
        long start = System.nanoTime();
        for (int place = 0; place < PLACES && secondsSince(start) < LONGEST_SECONDS; place++) {
            calculateAt(place, start);
        }
        this.secondsPerPoint = secondsSince(start) / results.size();
    }

    /** Neighbours, because they share most of the work, as they do in a chunk. */
    private void calculateAt(int place, long start) {
        long count = swept.design().pointCount();
        long first = count / PLACES * place;
        long end = Math.min(count, first + POINTS_AT_EACH);
        for (long number = first;
                number < end && (results.isEmpty() || secondsSince(start) < LONGEST_SECONDS);
                number++) {
            results.add(calculator.result(number));
        }
    }

    private static double secondsSince(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    double secondsPerPoint() {
        return secondsPerPoint;
    }

    /**
     * Where all are wrong for a field that the plan gives, the sweep is wrong. Values of an axis that suit no other axis are results.
     *
     * @throws InvalidRequest with the fields of the plan
     */
    void requireAnyValid() {
        List<FieldError> errors = new ArrayList<>();
        for (PointResult result : results) {
            JsonNode problem = result.problem();
            if (problem == null) {
                return;
            }
            errors.addAll(errors(problem));
        }
        Set<String> varied = swept.fields();
        if (errors.stream().noneMatch(error -> varied.stream().anyMatch(field -> overlap(field, error.pointer())))) {
            throw new InvalidRequest(errors.stream()
                    .map(error -> new FieldError("/plan" + error.pointer(), error.detail()))
                    .distinct()
                    .limit(PLACES)
                    .toList());
        }
    }

    private static boolean overlap(String field, String other) {
        return (field + "/").startsWith(other + "/") || (other + "/").startsWith(field + "/");
    }

    /** A problem without fields is one of the whole plan. */
    private static List<FieldError> errors(JsonNode problem) {
        List<FieldError> errors = new ArrayList<>();
        problem.path("errors")
                .forEach(error -> errors.add(new FieldError(
                        error.path("pointer").asString(), error.path("detail").asString())));
        return errors.isEmpty()
                ? List.of(new FieldError("", problem.path("detail").asString("cannot be calculated")))
                : errors;
    }
}
