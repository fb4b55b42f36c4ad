package dev.trilemma.benchmark;

import dev.trilemma.catalog.MemoryFactors;
import dev.trilemma.engine.Surroundings;
import dev.trilemma.engine.memory.MemoryCalculator;
import dev.trilemma.engine.plan.ResolvedPlan;
import dev.trilemma.engine.plan.Strategy;
import dev.trilemma.engine.time.MicroBatchTime;
import dev.trilemma.engine.time.StepTimer;
import dev.trilemma.engine.time.TimeCalculator;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What a search repeats for every candidate around a micro-batch that it timed once: at most 1 µs on one core, and nothing
 * allocated.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class CandidateBenchmark {

    @Param
    private Workload workload;

    private final MemoryCalculator memoryCalculator = new MemoryCalculator(MemoryFactors.constants());
    private ResolvedPlan plan;
    private Strategy strategy;
    private StepTimer timer;
    private MicroBatchTime microBatch;

    @Setup
    public void resolve() {
        plan = workload.plan();
        strategy = workload.strategy();
        timer = new TimeCalculator(Surroundings.knowledge().calibration()).timer(plan);
        microBatch = timer.microBatch(strategy);
    }

    /** Memory, whether it fits, and the step time. */
    @Benchmark
    public double candidate() {
        return memoryCalculator.fits(plan, strategy)
                ? timer.stepSeconds(microBatch, strategy.parallelism())
                : Double.POSITIVE_INFINITY;
    }

    @Benchmark
    public boolean memory() {
        return memoryCalculator.fits(plan, strategy);
    }

    @Benchmark
    public double time() {
        return timer.stepSeconds(microBatch, strategy.parallelism());
    }

    /** What is timed once for all candidates that split tensors, sequences and experts alike. */
    @Benchmark
    public MicroBatchTime microBatch() {
        return timer.microBatch(strategy);
    }
}
