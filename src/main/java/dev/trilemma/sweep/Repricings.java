package dev.trilemma.sweep;

import dev.trilemma.audit.AuditLog;
import dev.trilemma.plan.evaluation.Repricing;
import dev.trilemma.team.Caller;
import dev.trilemma.team.Callers;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Starts the sweeps that price saved plans again. */
@Component
class Repricings {

    private final Repricing repricing;
    private final StartedSweeps sweeps;
    private final RepricedPlans plans;
    private final SweepWorkers workers;
    private final AuditLog audit;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Repricings(
            Repricing repricing,
            StartedSweeps sweeps,
            RepricedPlans plans,
            SweepWorkers workers,
            AuditLog audit,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.repricing = repricing;
        this.sweeps = sweeps;
        this.plans = plans;
        this.workers = workers;
        this.audit = audit;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /**
     * One for each team that has plans which follow publications.
     *
     * @param team whose prices were published; empty for those that every team reads
     */
    void start(String team) {
        for (String each : repricing.teams(team)) {
            Callers.as(Caller.serviceFor(each), () -> transaction.execute(status -> start(repricing.plans(each))));
        }
    }

    private UUID start(List<UUID> planIds) {
        var sweep = StartedSweep.ofPlans(
                planIds.size(),
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                Callers.current().name());
        StartedSweep saved = sweeps.saveAndFlush(sweep);
        plans.put(saved.id(), planIds);
        workers.enqueue(saved, IntStream.range(0, saved.chunkCount()));
        audit.record("sweep.started", SweepStates.resource(saved), Map.of("pointCount", planIds.size()));
        return saved.id();
    }
}
