package dev.trilemma.engine.plan;

import dev.trilemma.engine.hardware.Precision;
import java.util.ArrayList;
import java.util.List;

/** What of a plan a search may choose besides its layout; a choice of one is none. */
public record OpenExecution(List<Precision> precisions, List<AttentionKernel> kernels, List<Offload> offloads) {

    public OpenExecution {
        precisions = List.copyOf(precisions);
        kernels = List.copyOf(kernels);
        offloads = List.copyOf(offloads);
    }

    /** Nothing but the layout is open. */
    public static OpenExecution asIn(ResolvedPlan plan) {
        return new OpenExecution(
                List.of(plan.training().precision()),
                List.of(plan.training().attentionKernel()),
                List.of(plan.offload()));
    }

    /** The plan in every precision with every kernel, nothing offloaded yet: those that compute alike are one. */
    public List<ResolvedPlan> computations(ResolvedPlan plan) {
        List<ResolvedPlan> computations = new ArrayList<>();
        for (Precision precision : precisions) {
            for (AttentionKernel kernel : kernels) {
                computations.add(plan.withTraining(plan.training().with(precision, kernel)));
            }
        }
        return computations;
    }
}
