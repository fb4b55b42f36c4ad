package dev.trilemma.search;

import dev.trilemma.engine.plan.OpenExecution;
import dev.trilemma.engine.strategy.ExhaustiveSearch;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.springframework.stereotype.Component;

/** Gives the points that are shown the best of all strategies, where exploring took the best of the usual ones. */
@Component
final class Refinement {

    private final ExhaustiveSearch exhaustiveSearch;
    private final Points points;

    Refinement(ExhaustiveSearch exhaustiveSearch, Points points) {
        this.exhaustiveSearch = exhaustiveSearch;
        this.points = points;
    }

    /**
     * The same points, each no slower and no dearer than before.
     *
     * @param stopped once true, the points that are left stay as they are
     */
    Refined refine(List<Point> found, BooleanSupplier stopped) {
        Map<Run, Run> refined = new HashMap<>();
        for (Point point : found) {
            if (!stopped.getAsBoolean()) {
                refined.computeIfAbsent(point.run(), run -> refine(run, stopped));
            }
        }
        return new Refined(
                found.stream().map(point -> refine(point, refined)).toList(),
                found.stream().allMatch(point -> refined.containsKey(point.run())) && !stopped.getAsBoolean());
    }

    /** The run under the best of all strategies. */
    Run refine(Run run, BooleanSupplier stopped) {
        return exhaustiveSearch
                .best(run.plan(), OpenExecution.asIn(run.plan()), stopped)
                .filter(best -> best.time().stepSeconds() < run.choice().time().stepSeconds())
                .map(run::with)
                .orElse(run);
    }

    private Point refine(Point point, Map<Run, Run> refined) {
        Run run = refined.getOrDefault(point.run(), point.run());
        return run.equals(point.run())
                ? point
                : new Point(run, point.offering(), points.estimate(run, point.offering(), point.tokens()));
    }

    /** @param complete whether all have the best of all strategies */
    record Refined(List<Point> points, boolean complete) {}
}
