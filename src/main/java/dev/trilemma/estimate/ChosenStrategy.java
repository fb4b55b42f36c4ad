package dev.trilemma.estimate;

import dev.trilemma.catalog.Assumption;
import dev.trilemma.engine.estimate.Estimate;
import dev.trilemma.engine.plan.OpenParallelism;
import dev.trilemma.engine.plan.Parallelism;
import dev.trilemma.engine.plan.ResolvedPlan;
import dev.trilemma.engine.strategy.StrategySearch;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What the strategy search filled in, as assumptions. */
final class ChosenStrategy {

    private ChosenStrategy() {}

    static List<Assumption> assumptions(Estimate estimate) {
        OpenParallelism given = estimate.plan().parallelism();
        Parallelism chosen = estimate.choice().strategy().parallelism();
        String best = estimate.choice().memory().fits() ? "fastest" : "smallest";
        String why = best + " of " + estimate.choice().examinedCount() + " layouts compared";
        List<Assumption> assumptions = new ArrayList<>();
        add(assumptions, "tensor", given.tensor(), chosen.tensor(), why);
        add(assumptions, "pipeline", given.pipeline(), chosen.pipeline(), why);
        add(assumptions, "virtualPipeline", given.virtualPipeline(), chosen.virtualPipeline(), why);
        add(assumptions, "context", given.context(), chosen.context(), why);
        add(assumptions, "expert", given.expert(), chosen.expert(), why);
        add(assumptions, "data", given.data(), chosen.data(), why);
        add(assumptions, "zeroStage", given.zeroStage(), chosen.zeroStage(), why);
        add(assumptions, "sequenceParallel", given.sequenceParallel(), chosen.sequenceParallel(), why);
        add(assumptions, "microBatchSize", given.microBatchSize(), chosen.microBatchSize(), why);
        if (estimate.plan().recomputation() == null) {
            String recomputation =
                    estimate.choice().strategy().recomputation().name().toLowerCase(Locale.ROOT);
            assumptions.add(new Assumption("training.recomputation", recomputation, whyRecomputation(estimate.plan())));
        }
        return assumptions;
    }

    private static String whyRecomputation(ResolvedPlan plan) {
        return StrategySearch.recomputesAll(plan)
                ? "published recipes of decoders with standard attention (Narayanan et al. 2021, section 3.5)"
                : "the least that fits";
    }

    private static void add(
            List<Assumption> assumptions, String name, @Nullable Object given, Object chosen, String why) {
        if (given == null) {
            assumptions.add(Assumption.of("parallelism." + name, chosen, why));
        }
    }
}
