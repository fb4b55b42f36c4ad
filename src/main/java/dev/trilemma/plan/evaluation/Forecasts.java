package dev.trilemma.plan.evaluation;

import dev.trilemma.catalog.Accelerators;
import dev.trilemma.catalog.PlanDocument;
import dev.trilemma.estimate.Estimates;
import dev.trilemma.plan.PlanView;
import dev.trilemma.plan.Plans;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Finds what was predicted of a plan before it ran. */
@Component
public class Forecasts {

    private final KeptEvaluations evaluations;
    private final KeptAnswers answers;
    private final Plans plans;
    private final Estimates estimates;
    private final Accelerators accelerators;
    private final JsonMapper json;
    private final Clock clock;

    Forecasts(
            KeptEvaluations evaluations,
            KeptAnswers answers,
            Plans plans,
            Estimates estimates,
            Accelerators accelerators,
            JsonMapper json,
            Clock clock) {
        this.evaluations = evaluations;
        this.answers = answers;
        this.plans = plans;
        this.estimates = estimates;
        this.accelerators = accelerators;
        this.json = json;
        this.clock = clock;
    }

    /**
     * The last evaluation before the run began; where there is none, the plan as it stands, calculated now.
     *
     * @param startedAt null where it is not known
     * @throws dev.trilemma.web.NotFound where there is no such plan, or it is another team's
     */
    public Forecast before(UUID planId, @Nullable Instant startedAt) {
        PlanView plan = plans.plan(planId);
        Instant now = clock.instant();
        return evaluations
                .findFirstBySubjectIdAndCreatedAtLessThanEqualOrderByCreatedAtDescIdDesc(
                        planId, startedAt == null ? now : startedAt)
                .map(this::forecast)
                .orElseGet(
                        () -> forecast(null, now, plan.plan(), json.valueToTree(estimates.estimate(plan.plan(), now))));
    }

    private Forecast forecast(KeptEvaluation kept) {
        String answer = answers.findById(kept.getId()).orElseThrow().answer();
        return forecast(kept.getId(), kept.createdAt(), kept.document(), json.readTree(answer));
    }

    private Forecast forecast(@Nullable UUID evaluation, Instant madeAt, PlanDocument document, JsonNode estimate) {
        String accelerator = accelerators
                .accelerator(document.cluster().accelerator(), "/cluster/accelerator")
                .id();
        return new Forecast(evaluation, madeAt, accelerator, document.cluster().acceleratorCount(), estimate);
    }
}
