package dev.trilemma.search;

import dev.trilemma.engine.estimate.Estimate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Finds the least of a metric within limits over some runs, each under the best of all its strategies.
 *
 * <p>Branch and bound: a run under the usual strategies is at most {@link #LARGEST_GAP} times as slow as under the best of all
 * (measured; SearchGapTests). Were it that much faster, it would have this value; runs are taken in the order of those values, each
 * under its best strategy, until the next could no longer be better.
 */
final class Solver {

    static final double LARGEST_GAP = 1.6;

    private final List<Run> runs;
    private final Points points;
    private final Budgeting budgeting;
    private final Refinement refinement;
    private final BooleanSupplier stopped;
    private final Map<Run, Run> refined = new HashMap<>();
    private volatile boolean complete = true;
    private volatile boolean allWeighed = true;

    Solver(List<Run> runs, Points points, boolean tokensGiven, Refinement refinement, BooleanSupplier stopped) {
        this.runs = runs;
        this.points = points;
        this.budgeting = new Budgeting(points, tokensGiven);
        this.refinement = refinement;
        this.stopped = stopped;
    }

    /** The best point, empty where no run keeps the limits. */
    Optional<Point> least(Metric metric, Limits limits) {
        Point best = null;
        for (Prospect prospect : prospects(metric, limits)) {
            if (best != null && metric.of(best.estimate()) <= prospect.bound()) {
                break;
            }
            best = better(metric, best, exact(metric, prospect, limits));
        }
        return Optional.ofNullable(best);
    }

    /** The least that a metric could be if accelerators computed at their peak all the time; empty where even then nothing does. */
    OptionalDouble leastAtPeak(Metric metric, Limits limits) {
        return runs.parallelStream()
                .filter(run -> inTime())
                .flatMap(run -> run.offerings().stream().map(offering -> atPeak(metric, run, offering, limits)))
                .flatMap(Optional::stream)
                .mapToDouble(Double::doubleValue)
                .min();
    }

    private Optional<Double> atPeak(Metric metric, Run run, Offering offering, Limits limits) {
        double speedUp = 1 / utilization(run, offering);
        return budgeting
                .least(metric, run, offering, limits, speedUp)
                .map(estimate -> Limits.value(metric, estimate, speedUp));
    }

    /** Of the peak, failures and everything else that is no training included. */
    private double utilization(Run run, Offering offering) {
        Estimate estimate = points.estimate(run, offering, run.tokens().get(0));
        return estimate.modelFlopsUtilization() * estimate.wallClock().goodput();
    }

    /** Whether every answer so far had the best of all strategies. */
    boolean complete() {
        return complete;
    }

    private static @Nullable Point better(Metric metric, @Nullable Point best, Optional<Point> other) {
        return other.filter(point -> best == null || metric.of(point.estimate()) < metric.of(best.estimate()))
                .orElse(best);
    }

    /** Whether all runs were weighed in the time there is; else nothing is proved by what was not found. */
    boolean allWeighed() {
        return allWeighed;
    }

    /** Whether there is time to weigh another run. */
    boolean inTime() {
        if (stopped.getAsBoolean()) {
            allWeighed = false;
            return false;
        }
        return true;
    }

    /** What could be, the most promising first. */
    private List<Prospect> prospects(Metric metric, Limits limits) {
        return runs.parallelStream()
                .filter(run -> inTime())
                .flatMap(run -> run.offerings().stream().map(offering -> prospect(metric, run, offering, limits)))
                .flatMap(Optional::stream)
                .sorted(Comparator.comparingDouble(Prospect::bound))
                .toList();
    }

    private Optional<Prospect> prospect(Metric metric, Run run, Offering offering, Limits limits) {
        return budgeting
                .least(metric, run, offering, limits, LARGEST_GAP)
                .map(estimate -> new Prospect(run, offering, Limits.value(metric, estimate, LARGEST_GAP)));
    }

    private Optional<Point> exact(Metric metric, Prospect prospect, Limits limits) {
        Run run = best(prospect.run());
        return budgeting
                .least(metric, run, prospect.offering(), limits, 1)
                .map(estimate -> new Point(run, prospect.offering(), estimate));
    }

    private Run best(Run run) {
        if (stopped.getAsBoolean()) {
            complete = false;
            return refined.getOrDefault(run, run);
        }
        return refined.computeIfAbsent(run, unrefined -> refinement.refine(unrefined, stopped));
    }

    /** @param bound what its value would be at best */
    private record Prospect(Run run, Offering offering, double bound) {}
}
