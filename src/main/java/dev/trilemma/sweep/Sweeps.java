package dev.trilemma.sweep;

import dev.trilemma.audit.AuditLog;
import dev.trilemma.sweep.design.Points;
import dev.trilemma.sweep.design.SweptPlan;
import dev.trilemma.sweep.result.StoredChunks;
import dev.trilemma.sweep.result.StoredSweep;
import dev.trilemma.sweep.work.PointCalculators;
import dev.trilemma.team.Callers;
import dev.trilemma.web.Conflict;
import dev.trilemma.web.IfMatch;
import dev.trilemma.web.InvalidRequest;
import dev.trilemma.web.NotFound;
import dev.trilemma.web.Page;
import dev.trilemma.web.Paging;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.BitSet;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Starts sweeps, and lets people decide what becomes of them. */
@Service
@Transactional
class Sweeps {

    private final StartedSweeps sweeps;
    private final SweepViews views;
    private final SweepWorkers workers;
    private final StoredChunks chunks;
    private final RepricedPlans plans;
    private final PointCalculators calculators;
    private final SweepSettings settings;
    private final AuditLog audit;
    private final Clock clock;

    Sweeps(
            StartedSweeps sweeps,
            SweepViews views,
            SweepWorkers workers,
            StoredChunks chunks,
            RepricedPlans plans,
            PointCalculators calculators,
            SweepSettings settings,
            AuditLog audit,
            Clock clock) {
        this.sweeps = sweeps;
        this.views = views;
        this.workers = workers;
        this.chunks = chunks;
        this.plans = plans;
        this.calculators = calculators;
        this.settings = settings;
        this.audit = audit;
        this.clock = clock;
    }

    /** A sweep and its revision. */
    record Revised(SweepView view, String etag) {}

    /**
     * @throws InvalidRequest where an axis or the sample is wrong, all points are for a field of the plan, or there are too many
     * @throws Conflict where the team's sweeps have too many points together
     */
    Revised start(SweepDocument document) {
        SweptPlan swept = document.swept();
        long pointCount = swept.design().pointCount();
        requireRoomFor(pointCount);
        Instant at = now();
        var trial = new Trial(swept, calculators.of(swept, at));
        trial.requireAnyValid();
        Scope scope = Scope.of(pointCount, trial.secondsPerPoint(), settings);
        StartedSweep sweep = sweeps.saveAndFlush(
                new StartedSweep(document, scope, at, Callers.current().name()));
        workers.enqueue(sweep, IntStream.range(0, sweep.chunkCount()));
        audit.record("sweep.started", SweepStates.resource(sweep), Map.of("pointCount", pointCount));
        return revised(sweep);
    }

    private void requireRoomFor(long pointCount) {
        if (pointCount > settings.maxPoints()) {
            throw new InvalidRequest(
                    "/axes",
                    "make " + pointCount + " points; a sweep has at most " + settings.maxPoints()
                            + ": give fewer values, or a sample");
        }
        long stored = sweeps.countPoints();
        if (stored + pointCount > settings.maxPointsOfTeam()) {
            throw new Conflict("The team's sweeps have " + stored + " points, and may have "
                    + settings.maxPointsOfTeam() + " together; delete some that are over.");
        }
    }

    @Transactional(readOnly = true)
    Page<SweepView> sweeps(Paging paging) {
        return Page.of(sweeps.findAllByOrderByCreatedAtDescId(paging.newestFirst(), paging.rows()))
                .map(views::of);
    }

    /** @throws NotFound where there is none, or it is another team's */
    @Transactional(readOnly = true)
    Revised sweep(UUID id) {
        return revised(found(id));
    }

    /** @throws NotFound where there is none, or it is another team's */
    @Transactional(readOnly = true)
    StoredSweep stored(UUID id) {
        StartedSweep sweep = found(id);
        Points points = sweep.document().<Points>map(SweepDocument::swept).orElseGet(() -> plans.of(id));
        return new StoredSweep(id, points, sweep.chunkSize());
    }

    /** @throws Conflict where it is neither queued nor running */
    Revised pause(UUID id, IfMatch condition) {
        StartedSweep sweep = locked(id, condition);
        sweep.pause();
        return decided(sweep, "sweep.paused");
    }

    /** @throws Conflict where it is not paused */
    Revised resume(UUID id, IfMatch condition) {
        StartedSweep sweep = locked(id, condition);
        sweep.resume(now());
        Revised resumed = decided(sweep, "sweep.resumed");
        BitSet done = chunks.numbers(id);
        workers.enqueue(sweep, IntStream.range(0, sweep.chunkCount()).filter(number -> !done.get(number)));
        return resumed;
    }

    /** One that is over is deleted with its results. */
    void cancel(UUID id, IfMatch condition) {
        StartedSweep sweep = locked(id, condition);
        if (sweep.status().isOver()) {
            sweeps.delete(sweep);
            audit.record("sweep.deleted", SweepStates.resource(sweep), Map.of());
        } else {
            sweep.cancel(now());
            decided(sweep, "sweep.cancelled");
        }
    }

    private Revised decided(StartedSweep sweep, String action) {
        StartedSweep saved = sweeps.saveAndFlush(sweep);
        audit.record(action, SweepStates.resource(saved), Map.of());
        return revised(saved);
    }

    private Revised revised(StartedSweep sweep) {
        return new Revised(views.of(sweep), "\"" + sweep.revision() + "\"");
    }

    private StartedSweep locked(UUID id, IfMatch condition) {
        StartedSweep sweep = sweeps.lock(id).orElseThrow(() -> new NotFound("sweep", id));
        condition.require(sweep.revision());
        return sweep;
    }

    private StartedSweep found(UUID id) {
        return sweeps.findById(id).orElseThrow(() -> new NotFound("sweep", id));
    }

    /** To the microsecond, so that what is answered now equals what is read back later. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
