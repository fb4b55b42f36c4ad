package dev.trilemma.benchmark;

import dev.trilemma.catalog.MemoryFactors;
import dev.trilemma.engine.Plans;
import dev.trilemma.engine.Shapes;
import dev.trilemma.engine.Surroundings;
import dev.trilemma.engine.memory.MemoryCalculator;
import dev.trilemma.engine.plan.AttentionKernel;
import dev.trilemma.engine.plan.Framework;
import dev.trilemma.engine.plan.Method;
import dev.trilemma.engine.plan.Offload;
import dev.trilemma.engine.plan.OpenExecution;
import dev.trilemma.engine.plan.ResolvedPlan;
import dev.trilemma.engine.strategy.ExhaustiveSearch;
import dev.trilemma.engine.strategy.Survey;
import dev.trilemma.engine.time.TimeCalculator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The whole space of GPT-3 on 4,096 A100 80 GB with a batch of 1,536: at least a million strategies in at most 2 s on two cores. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class SearchBenchmark {

    private final ExhaustiveSearch search = new ExhaustiveSearch(
            new MemoryCalculator(MemoryFactors.constants()),
            new TimeCalculator(Surroundings.knowledge().calibration()));

    @Benchmark
    public Survey wholeSpace() {
        return search.survey(plan(), open(), 10, () -> false);
    }

    private static ResolvedPlan plan() {
        return Plans.plan(
                Shapes.GPT_3,
                Plans.training(Method.PRETRAINING, 2048, 1536, AttentionKernel.FLASH, Framework.MEGATRON),
                4096);
    }

    private static OpenExecution open() {
        return new OpenExecution(
                List.of(plan().training().precision()), List.of(AttentionKernel.values()), Offload.every());
    }
}
