package dev.trilemma.search;

import dev.trilemma.catalog.PlanDocument;
import dev.trilemma.engine.frontier.ParetoFront;
import dev.trilemma.engine.frontier.Trade;
import dev.trilemma.estimate.Estimates;
import dev.trilemma.search.SolutionRequest.Preset;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Picks two vertices: of the frontier within the limits, the point whose lower one of the two scores is highest, by the references that
 * every estimate's triangle has; of equally high ones, that with the least of the third.
 */
@Component
final class Picks {

    private final Points points;
    private final Certificates certificates;
    private final Refinement refinement;
    private final Estimates estimates;

    Picks(Points points, Certificates certificates, Refinement refinement, Estimates estimates) {
        this.points = points;
        this.certificates = certificates;
        this.refinement = refinement;
        this.estimates = estimates;
    }

    SolutionView picked(Problem problem, Preset preset) {
        List<Point> frontier = frontier(problem);
        if (frontier.isEmpty()) {
            return SolutionView.infeasible(certificates.of(problem), problem.examination());
        }
        int number = best(frontier, preset);
        Point chosen = refinement
                .refine(List.of(frontier.get(number)), problem.deadline())
                .points()
                .get(0);
        PlanDocument plan = points.document(chosen);
        return SolutionView.picked(
                plan, estimates.estimate(plan), third(frontier, chosen.trade(), preset), problem.examination());
    }

    private List<Point> frontier(Problem problem) {
        return problem.found().runs().parallelStream()
                .filter(run -> problem.solver().inTime())
                .collect(
                        () -> new ParetoFront<>(Point::trade),
                        (front, run) -> add(run, problem, front),
                        ParetoFront::merge)
                .items();
    }

    private void add(Run run, Problem problem, ParetoFront<Point> front) {
        for (Offering offering : run.offerings()) {
            for (double tokens : run.tokens()) {
                Point point = points.point(run, offering, tokens);
                if (point != null
                        && point.total().currency().equals(problem.currency())
                        && problem.limits().allow(point.estimate(), 1)) {
                    front.add(point);
                }
            }
        }
    }

    private static int best(List<Point> frontier, Preset preset) {
        return switch (preset) {
            case FAST_AND_GOOD ->
                Landmarks.highest(frontier, scores -> Math.min(scores.speed(), scores.quality()), Trade::cost);
            case GOOD_AND_CHEAP ->
                Landmarks.highest(
                        frontier,
                        scores -> Math.min(scores.quality(), Landmarks.cost(scores)),
                        Trade::wallClockSeconds);
            case FAST_AND_CHEAP ->
                Landmarks.highest(frontier, scores -> Math.min(scores.speed(), Landmarks.cost(scores)), Trade::loss);
            case BALANCED -> Landmarks.balanced(frontier);
        };
    }

    private static @Nullable Third third(List<Point> frontier, Trade chosen, Preset preset) {
        return switch (preset) {
            case FAST_AND_GOOD -> third("cost", frontier, chosen, Trade::cost);
            case GOOD_AND_CHEAP -> third("time", frontier, chosen, Trade::wallClockSeconds);
            case FAST_AND_CHEAP -> third("loss", frontier, chosen, Trade::loss);
            case BALANCED -> null;
        };
    }

    private static Third third(String name, List<Point> frontier, Trade chosen, ToDoubleFunction<Trade> vertex) {
        Trade balanced = frontier.get(Landmarks.balanced(frontier)).trade();
        return Third.of(name, vertex.applyAsDouble(chosen), least(frontier, vertex), vertex.applyAsDouble(balanced));
    }

    private static double least(List<Point> frontier, ToDoubleFunction<Trade> vertex) {
        return frontier.stream().map(Point::trade).mapToDouble(vertex).min().orElseThrow();
    }
}
