package dev.trilemma.engine.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trilemma.catalog.MemoryFactors;
import dev.trilemma.engine.Plans;
import dev.trilemma.engine.RandomPlans;
import dev.trilemma.engine.plan.ResolvedPlan;
import dev.trilemma.engine.plan.Strategy;
import dev.trilemma.engine.shape.ModelShape;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What holds of the memory of every plan, over 10,000 random ones. */
class MemoryLawsTests {

    private static final int PLANS = 10_000;

    /** The layer in use and the next. */
    private static final double GATHERED_LAYERS = 2;

    private final MemoryCalculator calculator = new MemoryCalculator(MemoryFactors.constants());

    @Test
    void whatIsShardedOverReplicasTakesLess() {
        plans().filter(plan -> plan.parallelism().data() > 1).forEach(plan -> {
            if (!plan.offload().optimizer()) {
                assertThat(totalBytes(plan, 1)).as("%s", plan).isLessThan(totalBytes(plan, 0));
            }
            assertThat(totalBytes(plan, 2)).as("%s", plan).isLessThan(totalBytes(plan, 1));
            if (outweighsGatheredLayers(plan) && !plan.offload().weights()) {
                assertThat(totalBytes(plan, 3)).as("%s", plan).isLessThan(totalBytes(plan, 2));
            }
        });
    }

    /** Of equal layers, which all but the plain ones of a mixture are. */
    private static boolean outweighsGatheredLayers(ResolvedPlan plan) {
        ModelShape shape = plan.shape();
        double layers = shape.experts() == null ? shape.totalLayers() : shape.mixtureLayers();
        double sharded = 1 - 1.0 / plan.parallelism().data();
        boolean expertsAreSharded = plan.parallelism().expert() == 1;
        return expertsAreSharded && layers / plan.parallelism().pipeline() * sharded > GATHERED_LAYERS;
    }

    private double totalBytes(ResolvedPlan plan, int zeroStage) {
        ResolvedPlan staged =
                Plans.roomy(plan).withParallelism(plan.parallelism().withZeroStage(zeroStage));
        return calculator
                .perAccelerator(staged, new Strategy(Plans.layout(staged), plan.recomputation()))
                .totalBytes();
    }

    private static Stream<ResolvedPlan> plans() {
        return RandomPlans.seeded(42).limit(PLANS);
    }
}
