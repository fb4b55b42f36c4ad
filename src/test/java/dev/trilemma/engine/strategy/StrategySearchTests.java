package dev.trilemma.engine.strategy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.trilemma.catalog.Efficiencies;
import dev.trilemma.catalog.MemoryFactors;
import dev.trilemma.engine.InvalidPlan;
import dev.trilemma.engine.Plans;
import dev.trilemma.engine.Shapes;
import dev.trilemma.engine.memory.MemoryCalculator;
import dev.trilemma.engine.memory.MemoryFootprint;
import dev.trilemma.engine.plan.Method;
import dev.trilemma.engine.plan.OpenParallelism;
import dev.trilemma.engine.plan.Parallelism;
import dev.trilemma.engine.plan.Recomputation;
import dev.trilemma.engine.plan.ResolvedPlan;
import dev.trilemma.engine.plan.Strategy;
import dev.trilemma.engine.shape.ModelShape;
import dev.trilemma.engine.time.TimeCalculator;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StrategySearchTests {

    private static final ModelShape SMALL = Shapes.llama(4, 1024, 8, 8, 4096);

    private final MemoryCalculator memory = new MemoryCalculator(MemoryFactors.constants());
    private final TimeCalculator time = new TimeCalculator(Efficiencies.calibration());
    private final StrategySearch search = new StrategySearch(memory, time);

    @Test
    void theChosenLayoutUsesEveryAcceleratorWhereOneCan() {
        for (int power = 0; power <= 10; power++) {
            int count = 1 << power;
            Parallelism chosen =
                    search.choose(plan(SMALL, count, 1024)).strategy().parallelism();

            assertThat(chosen.acceleratorCount()).isEqualTo(count);
            assertThat(1024 % (chosen.data() * chosen.microBatchSize())).isZero();
        }
    }

    @Test
    void noLayoutExceedsTheClusterWhateverItsSize() {
        Random random = new Random(42);
        for (int number = 0; number < 200; number++) {
            int count = 1 + random.nextInt(300);
            int batch = 1 + random.nextInt(300);
            Parallelism chosen =
                    search.choose(plan(SMALL, count, batch)).strategy().parallelism();

            assertThat(chosen.acceleratorCount()).isBetween(1L, (long) count);
            assertThat(batch % (chosen.data() * chosen.microBatchSize())).isZero();
            assertThat(chosen.pipeline()).isLessThanOrEqualTo(SMALL.layers());
        }
    }

    @Test
    void whatIsGivenInFullIsWhatIsChosen() {
        var given = new OpenParallelism(2, 2, 1, 1, 1, 4, 1, true, 2);
        Choice choice =
                search.choose(plan(SMALL, 16, 64).withParallelism(given).withRecomputation(Recomputation.SELECTIVE));

        assertThat(choice.examinedCount()).isEqualTo(1);
        assertThat(choice.strategy())
                .isEqualTo(new Strategy(new Parallelism(2, 2, 1, 1, 1, 4, 1, true, 2), Recomputation.SELECTIVE));
    }

    @Test
    void recomputationIsTheLeastThatFits() {
        ResolvedPlan plan =
                plan(Shapes.LLAMA_3_8B, 8, 64).withParallelism(new OpenParallelism(1, 1, 1, 1, 1, 8, 3, false, 8));
        Choice choice = search.choose(plan);

        assertThat(choice.memory().fits()).isTrue();
        assertThat(choice.strategy().recomputation()).isNotEqualTo(Recomputation.NONE);
        for (Recomputation less : Recomputation.values()) {
            if (less.compareTo(choice.strategy().recomputation()) < 0) {
                var strategy = new Strategy(choice.strategy().parallelism(), less);
                assertThat(memory.perAccelerator(plan, strategy).fits()).isFalse();
            }
        }
    }

    /** Every layout of eight accelerators that is allowed by the rules, timed one by one, without the search's own enumeration. */
    @Test
    void tryingEverythingFindsNothingFaster() {
        for (int batch : new int[] {8, 16, 24}) {
            ResolvedPlan plan = plan(SMALL, 8, batch).withRecomputation(Recomputation.NONE);
            double best = everyLayout(8, batch).stream()
                    .map(layout -> new Strategy(layout, Recomputation.NONE))
                    .filter(strategy -> memory.perAccelerator(plan, strategy).fits())
                    .mapToDouble(strategy -> time.step(plan, strategy).stepSeconds())
                    .min()
                    .orElseThrow();

            assertThat(search.choose(plan).time().stepSeconds()).isEqualTo(best);
        }
    }

    @Test
    void whereNothingFitsTheSmallestIsChosen() {
        ResolvedPlan plan = plan(Shapes.GPT_3, 8, 8).withRecomputation(Recomputation.FULL);
        OptionalDouble smallest = everyLayout(8, 8).stream()
                .map(layout -> memory.perAccelerator(plan, new Strategy(layout, Recomputation.FULL)))
                .mapToDouble(MemoryFootprint::totalBytes)
                .min();

        Choice choice = search.choose(plan);

        assertThat(choice.memory().fits()).isFalse();
        assertThat(choice.memory().totalBytes()).isEqualTo(smallest.orElseThrow());
    }

    /** 126 layers, embedding and head on 16 stages of 8 chunks each (Grattafiori et al. 2024, section 3.3.2). */
    @Test
    void embeddingAndHeadMayTakeThePlaceOfLayersInAnInterleavedPipeline() {
        Choice choice = search.choose(plan(Shapes.LLAMA_3_1_405B, 2048, 256)
                .withParallelism(new OpenParallelism(8, 16, null, 1, null, 16, 1, null, 1)));

        assertThat(choice.strategy().parallelism().virtualPipeline()).isEqualTo(8);
    }

    @ParameterizedTest(name = "{0} {1} {2} {3} {4} {5} {6} names {7}")
    @CsvSource(textBlock = """
            2, 2,  , 1, 1, 3,    , /parallelism
            16,  ,  ,  ,  ,  ,    , /parallelism
            3, 3,  , 1,  ,  ,    , /parallelism
            1, 1,  , 1, 1, 8, 3   , /parallelism/microBatchSize
             ,  ,  ,  ,  , 7,     , /parallelism/data
             , 5,  ,  ,  ,  ,     , /parallelism/pipeline
             , 2, 4,  ,  ,  ,     , /parallelism/virtualPipeline
             ,  ,  ,  , 2,  ,     , /parallelism/expert
            """)
    void everyRuleNamesTheFieldThatBreaksIt(
            @Nullable Integer tensor,
            @Nullable Integer pipeline,
            @Nullable Integer virtualPipeline,
            @Nullable Integer context,
            @Nullable Integer expert,
            @Nullable Integer data,
            @Nullable Integer microBatchSize,
            String pointer) {
        ResolvedPlan plan = plan(SMALL, 8, 64)
                .withParallelism(new OpenParallelism(
                        tensor, pipeline, virtualPipeline, context, expert, data, null, null, microBatchSize));

        InvalidPlan failure = catchThrowableOfType(InvalidPlan.class, () -> search.choose(plan));

        assertThat(failure.pointer()).isEqualTo(pointer);
    }

    private static ResolvedPlan plan(ModelShape shape, int acceleratorCount, int globalBatchSize) {
        return Plans.plan(shape, Plans.training(Method.PRETRAINING, 2048, globalBatchSize), acceleratorCount);
    }

    private static List<Parallelism> everyLayout(int count, int batch) {
        List<Parallelism> layouts = new ArrayList<>();
        for (int tensor = 1; tensor <= count; tensor *= 2) {
            for (int pipeline = 1; pipeline <= 4 && tensor * pipeline <= count; pipeline++) {
                int data = count / tensor / pipeline;
                if (tensor * pipeline * data == count && batch % data == 0) {
                    addAll(layouts, tensor, pipeline, data, batch);
                }
            }
        }
        return layouts;
    }

    private static void addAll(List<Parallelism> layouts, int tensor, int pipeline, int data, int batch) {
        for (int microBatch = 1; microBatch <= batch / data; microBatch *= 2) {
            if (batch / data % microBatch == 0) {
                for (int chunks : new int[] {1, 2, 4}) {
                    boolean interleaves =
                            pipeline > 1 && batch / data / microBatch >= pipeline && 4 % (pipeline * chunks) == 0;
                    for (int zero : data == 1 ? new int[] {0} : new int[] {1, 3}) {
                        if (chunks == 1 || interleaves) {
                            layouts.add(new Parallelism(
                                    tensor, pipeline, chunks, 1, 1, data, zero, tensor > 1, microBatch));
                        }
                    }
                }
            }
        }
    }
}
