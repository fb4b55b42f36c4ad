package dev.trilemma.plan.evaluation;

import dev.trilemma.plan.Plans;
import dev.trilemma.team.Caller;
import dev.trilemma.team.Callers;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Evaluates plans again whose time has come: each as the service, for its own team. */
@Component
class Reevaluations {

    private static final Logger LOG = LoggerFactory.getLogger(Reevaluations.class);
    private static final int PAGE = 100;

    private final JdbcTemplate jdbc;
    private final Evaluations evaluations;
    private final Plans plans;
    private final Clock clock;

    Reevaluations(JdbcTemplate jdbc, Evaluations evaluations, Plans plans, Clock clock) {
        this.jdbc = jdbc;
        this.evaluations = evaluations;
        this.plans = plans;
        this.clock = clock;
    }

    private record Due(UUID plan, String team) {}

    /** Those whose time has come. */
    void evaluateDue() {
        List<Due> due;
        do {
            due = due(
                    "select id, team_id from saved_plan where reevaluated_at <= ? order by reevaluated_at, id limit ?",
                    clock.instant().atOffset(ZoneOffset.UTC),
                    PAGE);
            due.forEach(each -> Callers.as(Caller.serviceFor(each.team()), () -> {
                plans.planReevaluation(each.plan());
                return evaluate(each.plan());
            }));
        } while (due.size() == PAGE);
    }

    private List<Due> due(String sql, Object... values) {
        return jdbc.query(sql, (row, number) -> new Due(row.getObject(1, UUID.class), row.getString(2)), values);
    }

    /** One that fails never stops the others. */
    private boolean evaluate(UUID plan) {
        try {
            evaluations.evaluate(plan, null, Occasion.SCHEDULE);
            return true;
        } catch (RuntimeException failure) {
            LOG.warn("plan {} could not be evaluated again", plan, failure);
            return false;
        }
    }
}
