package dev.trilemma.engine.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Percentage.withPercentage;

import dev.trilemma.catalog.MemoryFactors;
import dev.trilemma.engine.Plans;
import dev.trilemma.engine.RandomPlans;
import dev.trilemma.engine.plan.Parallelism;
import dev.trilemma.engine.plan.Recomputation;
import dev.trilemma.engine.plan.ResolvedPlan;
import dev.trilemma.engine.plan.Strategy;
import dev.trilemma.engine.shape.ModelShape;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What holds of the memory of every plan, over 10,000 random ones. */
class MemoryLawsTests {

    private static final int PLANS = 10_000;

    private static final double ROUNDING = 1e-12;

    /** The layer in use and the next. */
    private static final double GATHERED_LAYERS = 2;

    private final MemoryCalculator calculator = new MemoryCalculator(MemoryFactors.constants());

    @Test
    void whatIsShardedOverReplicasTakesLess() {
        plans().map(Plans::roomy).filter(plan -> plan.parallelism().data() > 1).forEach(plan -> {
            if (!plan.offload().optimizer()) {
                assertThat(totalBytes(plan, 1)).as("%s", plan).isLessThan(totalBytes(plan, 0));
            }
            assertThat(totalBytes(plan, 2)).as("%s", plan).isLessThan(totalBytes(plan, 1));
            assertThat(totalBytes(plan, 3)).as("%s", plan).isLessThanOrEqualTo(totalBytes(plan, 2) * (1 + ROUNDING));
            if (outweighsGatheredLayers(plan) && !plan.offload().weights()) {
                assertThat(totalBytes(plan, 3)).as("%s", plan).isLessThan(totalBytes(plan, 2));
            }
        });
    }

    /** On the accelerators they name, however many replicas and whatever is offloaded. */
    @Test
    void noStageOfZeroTakesMoreThanTheOneBefore() {
        plans().forEach(plan -> IntStream.rangeClosed(1, 3)
                .forEach(stage -> assertThat(totalBytes(plan, stage))
                        .as("stage %d of %s", stage, plan)
                        .isLessThanOrEqualTo(totalBytes(plan, stage - 1) * (1 + ROUNDING))));
    }

    /** Whatever gives way to memory where it is short: the loss is computed in more chunks, but never eats all that is freed. */
    @Test
    void whatIsShardedTakesLessWhereMemoryIsShort() {
        var random = new Random(7);
        plans().filter(plan -> plan.parallelism().data() > 1 && !plan.offload().optimizer())
                .forEach(plan -> {
                    double capacity = totalBytes(Plans.roomy(plan), 0) * (0.5 + random.nextDouble());
                    ResolvedPlan tight = Plans.withMemory(plan, capacity);

                    assertThat(totalBytes(tight, 1)).as("%s", tight).isLessThan(totalBytes(tight, 0));
                    assertThat(totalBytes(tight, 2)).as("%s", tight).isLessThan(totalBytes(tight, 1));
                });
    }

    @Test
    void moreRecomputationNeverTakesMore() {
        plans().forEach(plan -> {
            double none = totalBytes(plan, Recomputation.NONE);
            double selective = totalBytes(plan, Recomputation.SELECTIVE);
            double full = totalBytes(plan, Recomputation.FULL);

            assertThat(selective).as("%s", plan).isLessThanOrEqualTo(none);
            assertThat(full).as("%s", plan).isLessThanOrEqualTo(selective);
        });
    }

    /** Of one stage: which stage of a pipeline is fullest depends on its state too. */
    @Test
    void moreContextAndMoreTensorParallelismNeverKeepMoreActivations() {
        plans().filter(plan -> plan.parallelism().pipeline() == 1).forEach(plan -> {
            Parallelism layout = Plans.layout(plan);
            double activations = activationBytes(plan, layout);

            assertThat(activationBytes(plan, with(layout, layout.tensor(), 2 * layout.context())))
                    .as("%s", plan)
                    .isLessThanOrEqualTo(activations);
            assertThat(activationBytes(plan, with(layout, 2 * layout.tensor(), layout.context())))
                    .as("%s", plan)
                    .isLessThanOrEqualTo(activations);
        });
    }

    /** Largest accelerators and smallest: what gives way to memory is part of it. */
    @Test
    void aCandidateOfASearchIsTheSumOfItsComponents() {
        plans().flatMap(plan -> Stream.of(plan, Plans.roomy(plan))).forEach(plan -> {
            Strategy strategy = new Strategy(Plans.layout(plan), plan.recomputation());
            MemoryFootprint footprint = calculator.perAccelerator(plan, strategy);

            assertThat(calculator.totalBytes(plan, strategy))
                    .as("%s", plan)
                    .isCloseTo(footprint.totalBytes(), withPercentage(1e-9));
            assertThat(calculator.fits(plan, strategy)).as("%s", plan).isEqualTo(footprint.fits());
        });
    }

    private double totalBytes(ResolvedPlan plan, Recomputation recomputation) {
        return calculator.totalBytes(plan, new Strategy(Plans.layout(plan), recomputation));
    }

    private double activationBytes(ResolvedPlan plan, Parallelism layout) {
        return calculator
                .perAccelerator(Plans.roomy(plan), new Strategy(layout, plan.recomputation()))
                .activationBytes();
    }

    private static Parallelism with(Parallelism layout, int tensor, int context) {
        return new Parallelism(
                tensor,
                layout.pipeline(),
                layout.virtualPipeline(),
                context,
                layout.expert(),
                layout.data(),
                layout.zeroStage(),
                layout.sequenceParallel(),
                layout.microBatchSize());
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
        ResolvedPlan staged = plan.withParallelism(plan.parallelism().withZeroStage(zeroStage));
        return calculator
                .perAccelerator(staged, new Strategy(Plans.layout(staged), plan.recomputation()))
                .totalBytes();
    }

    private static Stream<ResolvedPlan> plans() {
        return RandomPlans.seeded(42).limit(PLANS);
    }
}
