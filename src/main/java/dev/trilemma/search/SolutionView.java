package dev.trilemma.search;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.trilemma.catalog.PlanDocument;
import dev.trilemma.estimate.EstimateView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The plan that was asked for, or the proof that there is none.
 *
 * @param kind {@code solved} or {@code infeasible}
 * @param plan with every choice made; absent where infeasible
 * @param estimate of that plan
 * @param bindingLimits limits without which it would be better
 * @param sensitivities what a tenth more of each binding limit buys
 * @param third of a preset: the vertex that was not picked, and what it costs
 */
record SolutionView(
        Kind kind,
        @Nullable PlanDocument plan,
        @Nullable EstimateView estimate,
        @Nullable List<String> bindingLimits,
        @Nullable List<Sensitivity> sensitivities,
        @Nullable Third third,
        @JsonUnwrapped @Nullable Certificate certificate,
        @JsonUnwrapped Examination examination) {

    static SolutionView solved(
            PlanDocument plan, EstimateView estimate, List<Sensitivity> sensitivities, Examination examination) {
        List<String> binding = sensitivities.stream().map(Sensitivity::limit).toList();
        return new SolutionView(Kind.SOLVED, plan, estimate, binding, sensitivities, null, null, examination);
    }

    static SolutionView picked(PlanDocument plan, EstimateView estimate, Third third, Examination examination) {
        return new SolutionView(Kind.SOLVED, plan, estimate, List.of(), List.of(), third, null, examination);
    }

    static SolutionView infeasible(Certificate certificate, Examination examination) {
        return new SolutionView(Kind.INFEASIBLE, null, null, null, null, null, certificate, examination);
    }

    /** Whether there is a solution. */
    enum Kind {
        SOLVED,
        INFEASIBLE
    }
}
