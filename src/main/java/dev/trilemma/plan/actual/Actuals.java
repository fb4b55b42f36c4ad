package dev.trilemma.plan.actual;

import dev.trilemma.audit.AuditLog;
import dev.trilemma.plan.Plans;
import dev.trilemma.plan.actual.ActualRun.Comparison;
import dev.trilemma.plan.evaluation.Forecast;
import dev.trilemma.plan.evaluation.Forecasts;
import dev.trilemma.team.Callers;
import dev.trilemma.web.Conflict;
import dev.trilemma.web.IfMatch;
import dev.trilemma.web.InvalidRequest;
import dev.trilemma.web.NotFound;
import dev.trilemma.web.Page;
import dev.trilemma.web.Paging;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps what runs really took beside what was predicted of them. */
@Service
@Transactional
class Actuals {

    /** A report never changes, so that it has one revision. */
    static final long REVISION = 1;

    private final ActualRuns runs;
    private final Plans plans;
    private final Forecasts forecasts;
    private final ApplicationEventPublisher listeners;
    private final AuditLog audit;
    private final Clock clock;

    Actuals(
            ActualRuns runs,
            Plans plans,
            Forecasts forecasts,
            ApplicationEventPublisher listeners,
            AuditLog audit,
            Clock clock) {
        this.runs = runs;
        this.plans = plans;
        this.forecasts = forecasts;
        this.listeners = listeners;
        this.audit = audit;
        this.clock = clock;
    }

    ActualView report(UUID plan, ActualDocument actual) {
        requireSensible(actual);
        Forecast forecast = forecasts.before(plan, actual.startedAt());
        var comparison = new Comparison(forecast.evaluation(), forecast.madeAt(), ForecastErrors.of(forecast, actual));
        ActualRun run = runs.save(new ActualRun(
                plan,
                actual,
                comparison,
                forecast.accelerator(),
                factor(forecast, actual.stepSeconds()),
                Callers.current().name(),
                clock.instant().truncatedTo(ChronoUnit.MICROS)));
        if (actual.quote() != null && actual.total() != null) {
            listeners.publishEvent(new RunPaid(actual.quote(), actual.total()));
        }
        audit.record("actual.reported", resource(plan, run.getId()), Map.of("accelerator", run.accelerator()));
        return run.view();
    }

    private void requireSensible(ActualDocument actual) {
        Double wallClockSeconds = actual.wallClockSeconds();
        require(wallClockSeconds == null || wallClockSeconds > 0, "/finishedAt", "must be after startedAt");
        require(
                actual.finishedAt() == null || !actual.finishedAt().isAfter(clock.instant()),
                "/finishedAt",
                "must not be in the future");
        require(actual.hasFigure(), "", "must have at least one figure, such as stepSeconds or total");
        require(actual.quote() == null || actual.total() != null, "/total", "is needed beside a quote");
    }

    private static void require(boolean condition, String pointer, String reason) {
        if (!condition) {
            throw new InvalidRequest(pointer, reason);
        }
    }

    /** Over the prediction without calibration, so that one calibration does not build on another. */
    private static @Nullable Double factor(Forecast forecast, @Nullable Double stepSeconds) {
        double predicted = forecast.estimate().at("/time/stepSeconds").asDouble();
        double applied = forecast.estimate().at("/provenance/stepTimeFactor").asDouble(1);
        return stepSeconds == null ? null : stepSeconds / (predicted / applied);
    }

    @Transactional(readOnly = true)
    Page<ActualView> actuals(UUID plan, Paging paging) {
        plans.plan(plan);
        return Page.of(runs.findByPlanIdOrderByCreatedAtDescId(plan, paging.newestFirst(), paging.rows()))
                .map(ActualRun::view);
    }

    @Transactional(readOnly = true)
    ActualView actual(UUID plan, UUID id) {
        return found(plan, id).view();
    }

    /** @throws Conflict where money of a budget was spent on it */
    void delete(UUID plan, UUID id, IfMatch condition) {
        ActualRun run = found(plan, id);
        condition.require(REVISION);
        if (run.isPaid()) {
            throw new Conflict("Money of a budget was spent on the run; it stays.");
        }
        runs.deleteById(id);
        audit.record("actual.deleted", resource(plan, id), Map.of());
    }

    private ActualRun found(UUID plan, UUID id) {
        return runs.findByIdAndPlanId(id, plan).orElseThrow(() -> new NotFound("actual", id));
    }

    private static String resource(UUID plan, UUID id) {
        return "plans/" + plan + "/actuals/" + id;
    }
}
