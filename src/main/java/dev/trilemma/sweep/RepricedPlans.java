package dev.trilemma.sweep;

import dev.trilemma.plan.evaluation.Repricing;
import dev.trilemma.plan.evaluation.Repricing.Repriced;
import dev.trilemma.sweep.work.PointResult;
import dev.trilemma.web.NotFound;
import dev.trilemma.web.Problems;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.springframework.http.ProblemDetail;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The saved plans of sweeps that price them again. */
@Component
class RepricedPlans {

    private final JdbcTemplate jdbc;
    private final Repricing repricing;
    private final JsonMapper json;

    RepricedPlans(JdbcTemplate jdbc, Repricing repricing, JsonMapper json) {
        this.jdbc = jdbc;
        this.repricing = repricing;
        this.json = json;
    }

    void put(UUID sweep, List<UUID> plans) {
        jdbc.batchUpdate("insert into sweep_plan (sweep_id, number, plan_id) values (?, ?, ?)", numbered(sweep, plans));
    }

    private static List<Object[]> numbered(UUID sweep, List<UUID> plans) {
        return IntStream.range(0, plans.size())
                .mapToObj(number -> new Object[] {sweep, number, plans.get(number)})
                .toList();
    }

    PlanPoints of(UUID sweep) {
        return new PlanPoints(jdbc.queryForList(
                "select plan_id from sweep_plan where sweep_id = ? order by number", UUID.class, sweep));
    }

    /** A plan that was deleted meanwhile, or can no longer be calculated, is a result with its problem. */
    PointResult result(UUID plan, StartedSweep sweep) {
        try {
            Repriced repriced = repricing.reprice(plan, sweep.createdAt());
            ProblemDetail problem = repriced.problem();
            return problem == null
                    ? new PointResult(
                            Double.NaN,
                            repriced.wallClockSeconds(),
                            repriced.total(),
                            repriced.loss(),
                            repriced.energyKwh(),
                            null)
                    : PointResult.of(json.valueToTree(problem));
        } catch (NotFound deleted) {
            return PointResult.of(json.valueToTree(Problems.problemFor(deleted)));
        }
    }
}
