package dev.trilemma.plan.evaluation;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.trilemma.catalog.PlanDocument;
import dev.trilemma.estimate.EstimateView;
import io.swagger.v3.oas.annotations.media.Schema;
import tools.jackson.databind.util.RawValue;

/**
 * An evaluation with all that was calculated.
 *
 * @param plan the plan as it was evaluated, the scenario's patch applied
 * @param estimate the whole estimate, as it was kept
 */
record EvaluationDetailView(
        @JsonUnwrapped EvaluationView evaluation,
        PlanDocument plan,
        @Schema(implementation = EstimateView.class) RawValue estimate) {

    static EvaluationDetailView of(KeptEvaluation kept, String answer) {
        return new EvaluationDetailView(EvaluationView.of(kept), kept.document(), new RawValue(answer));
    }
}
