package dev.trilemma.engine.strategy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.trilemma.catalog.Efficiencies;
import dev.trilemma.catalog.MemoryFactors;
import dev.trilemma.engine.Plans;
import dev.trilemma.engine.RandomPlans;
import dev.trilemma.engine.Shapes;
import dev.trilemma.engine.memory.MemoryCalculator;
import dev.trilemma.engine.plan.AttentionKernel;
import dev.trilemma.engine.plan.Framework;
import dev.trilemma.engine.plan.Method;
import dev.trilemma.engine.plan.Offload;
import dev.trilemma.engine.plan.OpenExecution;
import dev.trilemma.engine.plan.OpenParallelism;
import dev.trilemma.engine.plan.Parallelism;
import dev.trilemma.engine.plan.Recomputation;
import dev.trilemma.engine.plan.ResolvedPlan;
import dev.trilemma.engine.plan.Strategy;
import dev.trilemma.engine.shape.ModelShape;
import dev.trilemma.engine.strategy.Neighbour.Verdict;
import dev.trilemma.engine.time.TimeCalculator;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExhaustiveSearchTests {

    private static final ModelShape SMALL = Shapes.llama(4, 1024, 8, 8, 4096);

    private final MemoryCalculator memory = new MemoryCalculator(MemoryFactors.constants());
    private final TimeCalculator time = new TimeCalculator(Efficiencies.calibration());
    private final ExhaustiveSearch search = new ExhaustiveSearch(memory, time);

    /** Tries every combination of numbers and keeps those that the rules of a layout allow, without the search's own enumeration. */
    @ParameterizedTest(name = "{0} accelerators, batch {1}, {2} of their memory")
    @CsvSource({"4, 8, 1", "6, 12, 0.04", "8, 16, 0.03", "8, 24, 0.035", "12, 12, 0.03"})
    void tryingEveryCombinationFindsTheSameOptimumAndTheSameCounts(int count, int batch, double memoryShare) {
        ResolvedPlan plan = plan(SMALL, count, batch, memoryShare);
        OpenExecution open = everything(plan);
        List<Candidate> fitting = everyStrategy(plan, open).stream()
                .filter(candidate ->
                        candidate.totalBytes() <= plan.cluster().accelerator().memoryBytes())
                .toList();

        Survey survey = search.survey(plan, open, 5, () -> false);

        assertThat(survey.examinedCount()).isEqualTo(everyStrategy(plan, open).size());
        assertThat(survey.feasibleCount() + survey.rejected().getOrDefault(Rejection.OFFLOAD_NOT_NEEDED, 0L))
                .isEqualTo(fitting.size());
        double fastest =
                fitting.stream().mapToDouble(Candidate::stepSeconds).min().orElseThrow();
        Candidate best = survey.best().get(0);
        assertThat(best.stepSeconds()).isCloseTo(fastest, withinPercentage(1e-9));
        assertThat(search.best(plan, open, () -> false))
                .hasValueSatisfying(choice -> assertThat(choice.strategy()).isEqualTo(best.strategy()));
    }

    @Test
    void theSmallSpacesHoldWhatFitsAndWhatDoesNot() {
        ResolvedPlan plan = plan(SMALL, 8, 24, 0.035);

        Survey survey = search.survey(plan, everything(plan), 5, () -> false);

        assertThat(survey.best()).isNotEmpty();
        assertThat(survey.rejected()).containsOnlyKeys(Rejection.values());
    }

    /** What the search relies on where it leaves out offloads that are not needed. */
    @Test
    void offloadingMoreIsNeverFasterAndNeverTakesMoreMemory() {
        RandomPlans.seeded(11).limit(2_000).forEach(plan -> {
            Strategy strategy = new Strategy(Plans.layout(plan), plan.recomputation());
            for (Offload less : Offload.every()) {
                for (Offload more : Offload.every()) {
                    if (more.contains(less)) {
                        ResolvedPlan one = plan.withOffload(less);
                        ResolvedPlan other = plan.withOffload(more);
                        assertThat(time.step(other, strategy).stepSeconds())
                                .isGreaterThanOrEqualTo(time.step(one, strategy).stepSeconds() * (1 - 1e-12));
                        assertThat(memory.fits(one, strategy))
                                .satisfiesAnyOf(
                                        fits -> assertThat(fits).isFalse(),
                                        fits -> assertThat(memory.fits(other, strategy))
                                                .isTrue());
                    }
                }
            }
        });
    }

    /** Narayanan et al. 2021 trained GPT-3 with tensor 8; Calculon (Isaev et al. 2023) searches 1,081,872 strategies for it. */
    @Test
    void gpt3HasAWholeSpaceOfMillionsWhoseWinnerIsNoSlowerThanTheKnownGoodLayout() {
        ResolvedPlan plan = Plans.plan(
                Shapes.GPT_3,
                Plans.training(Method.PRETRAINING, 2048, 1536, AttentionKernel.FLASH, Framework.MEGATRON),
                4096);
        Survey survey = search.survey(plan, everything(plan), 10, () -> false);
        Candidate winner = survey.best().get(0);
        var known = new Parallelism(8, 4, 1, 1, 1, 128, 1, true, 3);

        assertThat(survey.complete()).isTrue();
        assertThat(survey.examinedCount()).isGreaterThan(1_081_872);
        for (Recomputation recomputation : Recomputation.values()) {
            var strategy = new Strategy(known, recomputation);
            assertThat(winner.stepSeconds())
                    .isLessThanOrEqualTo(time.step(plan, strategy).stepSeconds());
        }
    }

    @Test
    void noNeighbourOfTheWinnerFitsAndIsFaster() {
        for (int count : new int[] {8, 64, 512}) {
            ResolvedPlan plan = plan(Shapes.LLAMA_3_8B, count, 512, 1);
            OpenExecution open = everything(plan);
            Candidate winner = search.survey(plan, open, 1, () -> false).best().get(0);

            List<Neighbour> neighbours = new Neighbours(memory, time).of(plan, open, winner, () -> false);

            assertThat(neighbours).extracting(Neighbour::change).doesNotHaveDuplicates();
            assertThat(neighbours).hasSizeGreaterThan(8).allSatisfy(neighbour -> {
                assertThat(neighbour.verdict() == Verdict.DOES_NOT_FIT).isEqualTo(neighbour.shortfallBytes() > 0);
                assertThat(neighbour.slowerSeconds())
                        .isCloseTo(neighbour.stepSeconds() - winner.stepSeconds(), within(1e-9));
                if (neighbour.verdict() != Verdict.DOES_NOT_FIT) {
                    assertThat(neighbour.slowerSeconds()).isGreaterThanOrEqualTo(0);
                }
            });
        }
    }

    @Test
    void aStoppedSearchSaysThatItIsIncomplete() {
        ResolvedPlan plan = plan(SMALL, 64, 512, 1);
        var asked = new AtomicInteger();

        Survey survey = search.survey(plan, everything(plan), 1, () -> asked.incrementAndGet() > 20);

        assertThat(survey.complete()).isFalse();
        assertThat(survey.examinedCount())
                .isPositive()
                .isLessThan(
                        search.survey(plan, everything(plan), 1, () -> false).examinedCount());
    }

    @Test
    void theOrderOfTheBestDoesNotDependOnThreads() {
        ResolvedPlan plan = plan(SMALL, 32, 96, 1);
        List<Candidate> first =
                search.survey(plan, everything(plan), 20, () -> false).best();
        for (int repeat = 0; repeat < 20; repeat++) {
            assertThat(search.survey(plan, everything(plan), 20, () -> false).best())
                    .isEqualTo(first);
        }
    }

    @Test
    void whatAPlanGivesIsKept() {
        ResolvedPlan plan = plan(SMALL, 16, 64, 1)
                .withParallelism(new OpenParallelism(2, null, null, null, null, null, 1, null, 4))
                .withRecomputation(Recomputation.FULL);

        assertThat(search.survey(plan, OpenExecution.asIn(plan), 50, () -> false)
                        .best())
                .isNotEmpty()
                .allSatisfy(candidate -> {
                    Parallelism layout = candidate.strategy().parallelism();
                    assertThat(layout.tensor()).isEqualTo(2);
                    assertThat(layout.zeroStage()).isEqualTo(1);
                    assertThat(layout.microBatchSize()).isEqualTo(4);
                    assertThat(candidate.strategy().recomputation()).isEqualTo(Recomputation.FULL);
                    assertThat(candidate.plan()).isEqualTo(plan);
                });
    }

    /** Sequences and batches with hundreds of divisors, on a cluster that few layouts fill. */
    @Test
    void aSpaceTooLargeToListEndsAtItsDeadline() {
        ResolvedPlan plan = Plans.plan(
                Shapes.llama(720, 5040, 720, 720, 5040),
                Plans.training(Method.PRETRAINING, 73_513_440, 73_513_440),
                999_983);
        long deadline = System.nanoTime() + 200_000_000L;

        Survey survey = search.survey(plan, everything(plan), 1, () -> System.nanoTime() > deadline);

        assertThat(survey.complete()).isFalse();
    }

    private static ResolvedPlan plan(ModelShape shape, int count, int batch, double memoryShare) {
        ResolvedPlan plan = Plans.plan(
                shape,
                Plans.training(Method.PRETRAINING, 2048, batch, AttentionKernel.FLASH, Framework.DEEPSPEED),
                count);
        return Plans.withMemory(plan, memoryShare * plan.cluster().accelerator().memoryBytes());
    }

    private static OpenExecution everything(ResolvedPlan plan) {
        return new OpenExecution(
                List.of(plan.training().precision()), List.of(AttentionKernel.values()), Offload.every());
    }

    private List<Candidate> everyStrategy(ResolvedPlan plan, OpenExecution open) {
        List<Candidate> strategies = new ArrayList<>();
        for (Parallelism layout : everyLayout(plan)) {
            for (Recomputation recomputation : Recomputation.values()) {
                for (ResolvedPlan computation : open.computations(plan)) {
                    for (Offload offload : open.offloads()) {
                        ResolvedPlan variant = computation.withOffload(offload);
                        var strategy = new Strategy(layout, recomputation);
                        strategies.add(new Candidate(
                                variant,
                                strategy,
                                time.step(variant, strategy).stepSeconds(),
                                memory.perAccelerator(variant, strategy).totalBytes()));
                    }
                }
            }
        }
        return strategies;
    }

    private static List<Parallelism> everyLayout(ResolvedPlan plan) {
        int count = plan.cluster().acceleratorCount();
        List<Parallelism> layouts = new ArrayList<>();
        for (int tensor = 1; tensor <= count; tensor++) {
            for (int pipeline = 1; pipeline <= count; pipeline++) {
                for (int context = 1; context <= count; context++) {
                    for (int data = 1; data <= count; data++) {
                        if (tensor * pipeline * context * data == count) {
                            addAll(layouts, plan, new int[] {tensor, pipeline, context, data});
                        }
                    }
                }
            }
        }
        return layouts;
    }

    private static void addAll(List<Parallelism> layouts, ResolvedPlan plan, int[] split) {
        ModelShape shape = plan.shape();
        int batch = plan.training().globalBatchSize();
        boolean valid = shape.attention().heads() % split[0] == 0
                && split[1] <= shape.layers()
                && plan.training().sequenceLength() % split[2] == 0
                && batch % split[3] == 0;
        for (int microBatch = 1; valid && microBatch <= batch; microBatch++) {
            for (int chunks = 1; chunks <= shape.layers() + 2; chunks++) {
                if (batch % (split[3] * microBatch) == 0
                        && interleaves(shape, split[1], chunks, batch / split[3] / microBatch)) {
                    addStages(layouts, split, chunks, microBatch);
                }
            }
        }
    }

    private static boolean interleaves(ModelShape shape, int pipeline, int chunks, int microBatches) {
        if (chunks == 1) {
            return true;
        }
        int parts = pipeline * chunks;
        return pipeline > 1
                && microBatches >= pipeline
                && parts <= shape.layers() + 2
                && (shape.layers() % parts == 0 || (shape.layers() + 2) % parts == 0);
    }

    private static void addStages(List<Parallelism> layouts, int[] split, int chunks, int microBatch) {
        for (int zero = 0; zero <= (split[2] * split[3] == 1 ? 0 : 3); zero++) {
            for (boolean sequenceParallel : new boolean[] {false, true}) {
                if (!sequenceParallel || split[0] > 1) {
                    layouts.add(new Parallelism(
                            split[0], split[1], chunks, split[2], 1, split[3], zero, sequenceParallel, microBatch));
                }
            }
        }
    }
}
