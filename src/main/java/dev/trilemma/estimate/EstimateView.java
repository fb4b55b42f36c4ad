package dev.trilemma.estimate;

import dev.trilemma.catalog.Assumption;
import dev.trilemma.catalog.Warning;
import dev.trilemma.engine.cost.CostBasis;
import dev.trilemma.engine.cost.Money;
import dev.trilemma.engine.energy.Energy;
import dev.trilemma.engine.plan.Parallelism;
import dev.trilemma.engine.quality.LossEstimate;
import dev.trilemma.engine.triangle.TriangleScores;
import dev.trilemma.engine.uncertainty.Ranges;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything the service says of a plan: what it takes, what it costs, how good the model becomes, and where each number comes from.
 *
 * @param model what is trained
 * @param work arithmetic of the run, by operation
 * @param memory what the fullest accelerator holds at the peak of a step
 * @param fit whether that fits, and what would make it
 * @param parallelism how the run is split, chosen parts included
 * @param time from one step to the end of the run
 * @param lines the bill, line by line
 * @param total the sum of the lines; absent where a price is unknown
 * @param bases the accelerators of the same run at other prices, for comparison; never part of the total
 * @param energy electricity and carbon
 * @param quality loss by a named scaling law
 * @param triangle where the plan stands between speed, quality and cost; 1 is best
 * @param uncertainty ranges that hold about eight of ten measurements
 * @param assumptions what the plan left open, the values used and where they come from
 * @param warnings what the reader should know before relying on the answer
 * @param provenance which engine and prices the answer was made with
 * @param techniques what each would do to the plan, the free ones first; absent unless {@code compareTechniques=true}
 * @param techniqueSummary whether any of them is free
 */
public record EstimateView(
        ModelView model,
        WorkView work,
        MemoryView memory,
        FitView fit,
        Parallelism parallelism,
        TimeView time,
        List<CostLineView> lines,
        @Nullable Money total,
        List<CostBasis> bases,
        Energy energy,
        LossEstimate quality,
        TriangleScores triangle,
        Ranges uncertainty,
        List<Assumption> assumptions,
        List<Warning> warnings,
        ProvenanceView provenance,
        @Nullable List<TechniqueView> techniques,
        @Nullable String techniqueSummary) {

    /** The same with what techniques would do to the plan. */
    EstimateView with(List<TechniqueView> tried, String summary) {
        return new EstimateView(
                model,
                work,
                memory,
                fit,
                parallelism,
                time,
                lines,
                total,
                bases,
                energy,
                quality,
                triangle,
                uncertainty,
                assumptions,
                warnings,
                provenance,
                tried,
                summary);
    }
}
