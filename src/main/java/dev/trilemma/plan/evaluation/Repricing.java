package dev.trilemma.plan.evaluation;

import dev.trilemma.engine.cost.Money;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ProblemDetail;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Evaluates the plans that follow every publication of prices. */
@Component
public class Repricing {

    private final JdbcTemplate jdbc;
    private final Evaluations evaluations;
    private final KeptEvaluations kept;

    Repricing(JdbcTemplate jdbc, Evaluations evaluations, KeptEvaluations kept) {
        this.jdbc = jdbc;
        this.evaluations = evaluations;
        this.kept = kept;
    }

    /**
     * What became of a plan.
     *
     * @param problem why it could not be calculated; then it has no figures
     */
    public record Repriced(
            @Nullable Money total,
            double wallClockSeconds,
            double loss,
            double energyKwh,
            @Nullable ProblemDetail problem) {

        private static Repriced of(Object result) {
            return result instanceof EvaluationView view
                    ? new Repriced(view.total(), view.wallClockSeconds(), view.loss(), view.energyKwh(), null)
                    : new Repriced(null, Double.NaN, Double.NaN, Double.NaN, (ProblemDetail) result);
        }
    }

    /**
     * The teams that have such plans.
     *
     * @param team whose prices were published; empty for those that every team reads
     */
    public List<String> teams(String team) {
        return jdbc.queryForList(
                "select distinct team_id from saved_plan where reevaluated_on_publication and (? = '' or team_id = ?)"
                        + " order by team_id",
                String.class,
                team,
                team);
    }

    /** The plans of a team. */
    public List<UUID> plans(String team) {
        return jdbc.queryForList(
                "select id from saved_plan where reevaluated_on_publication and team_id = ? order by id",
                UUID.class,
                team);
    }

    /**
     * Evaluates a plan with its scenarios, once since an instant, however often it is called.
     *
     * @return of the plan itself
     * @throws dev.trilemma.web.NotFound where the plan is no longer there
     */
    public Repriced reprice(UUID plan, Instant since) {
        return kept.findFirstBySubjectIdOrderByCreatedAtDescIdDesc(plan)
                .filter(latest -> latest.occasion() == Occasion.PUBLICATION
                        && !latest.createdAt().isBefore(since))
                .map(EvaluationView::of)
                .map(Repriced::of)
                .orElseGet(() -> Repriced.of(
                        evaluations.evaluate(plan, null, Occasion.PUBLICATION).get(0)));
    }
}
