package dev.trilemma.sweep;

import dev.trilemma.estimate.Estimates;
import dev.trilemma.sweep.SweepTasks.ChunkTask;
import dev.trilemma.sweep.result.ChunkResults;
import dev.trilemma.sweep.result.StoredChunks;
import dev.trilemma.sweep.work.PointCalculator;
import dev.trilemma.sweep.work.PointCalculators;
import dev.trilemma.sweep.work.PointResult;
import dev.trilemma.team.Caller;
import dev.trilemma.team.Callers;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Calculates chunks, each as the service, for the sweep's team. */
@Component
class ChunkWork {

    private final StartedSweeps sweeps;
    private final SweepStates states;
    private final StoredChunks chunks;
    private final PointCalculators calculators;
    private final RepricedPlans plans;
    private final Estimates estimates;
    private final SweepMetrics metrics;
    private final Clock clock;

    /** What a thread has worked out of the sweep at hand serves its next chunk too. */
    private final ThreadLocal<@Nullable Calculation> atHand = new ThreadLocal<>();

    ChunkWork(
            StartedSweeps sweeps,
            SweepStates states,
            StoredChunks chunks,
            PointCalculators calculators,
            RepricedPlans plans,
            Estimates estimates,
            SweepMetrics metrics,
            Clock clock) {
        this.sweeps = sweeps;
        this.states = states;
        this.chunks = chunks;
        this.calculators = calculators;
        this.plans = plans;
        this.estimates = estimates;
        this.metrics = metrics;
        this.clock = clock;
    }

    private record Calculation(UUID sweep, PointCalculator calculator) {}

    /** Does nothing for a sweep that was paused, cancelled or deleted since. */
    void calculate(ChunkTask task) {
        Callers.as(Caller.serviceFor(task.team()), () -> {
            sweeps.findById(task.sweep())
                    .filter(sweep -> sweep.status().isUnderWay() && sweep.revision() == task.revision())
                    .ifPresent(sweep -> calculate(sweep, task.number()));
            return task;
        });
    }

    private void calculate(StartedSweep sweep, int number) {
        states.begin(sweep, now());
        if (!chunks.contains(sweep.id(), number)) {
            ChunkResults results = ChunkResults.of(
                    sweep.firstOf(number),
                    sweep.pointsOf(number),
                    calculation(sweep),
                    sweep.document().map(SweepDocument::keepsFrontierOnly).orElse(false));
            chunks.put(sweep.id(), number, sweep.pointsOf(number), results, now());
            metrics.calculated(sweep.pointsOf(number));
        }
        states.succeedIfComplete(sweep, now());
    }

    /** Called where a chunk has failed again and again. */
    void giveUp(ChunkTask task) {
        Callers.as(Caller.serviceFor(task.team()), () -> {
            sweeps.findById(task.sweep()).ifPresent(sweep -> states.fail(sweep, task.number(), now()));
            return task;
        });
    }

    private LongFunction<PointResult> calculation(StartedSweep sweep) {
        return sweep.document()
                .<LongFunction<PointResult>>map(document -> calculator(sweep, document)::result)
                .orElseGet(() -> {
                    PlanPoints points = plans.of(sweep.id());
                    return number -> plans.result(points.plan(number), sweep);
                });
    }

    /** Prices that another replica has published before the sweep was started count. */
    private PointCalculator calculator(StartedSweep sweep, SweepDocument document) {
        Calculation last = atHand.get();
        if (last == null || !last.sweep().equals(sweep.id())) {
            estimates.refresh();
            last = new Calculation(sweep.id(), calculators.of(document.swept(), sweep.createdAt()));
            atHand.set(last);
        }
        return last.calculator();
    }

    /** To the microsecond, as databases keep it. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
