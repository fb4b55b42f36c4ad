package dev.trilemma.benchmark;

import dev.trilemma.catalog.MemoryFactors;
import dev.trilemma.engine.Surroundings;
import dev.trilemma.engine.memory.MemoryCalculator;
import dev.trilemma.engine.plan.ResolvedPlan;
import dev.trilemma.engine.plan.Strategy;
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

/** What a search repeats for every candidate: at most 1 µs on one core, and nothing allocated. */
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
    private final TimeCalculator timeCalculator =
            new TimeCalculator(Surroundings.knowledge().calibration());
    private ResolvedPlan plan;
    private Strategy strategy;

    @Setup
    public void resolve() {
        plan = workload.plan();
        strategy = workload.strategy();
    }

    /** Memory, whether it fits, and the step time. */
    @Benchmark
    public double candidate() {
        return memoryCalculator.fits(plan, strategy)
                ? timeCalculator.step(plan, strategy).stepSeconds()
                : Double.POSITIVE_INFINITY;
    }

    @Benchmark
    public boolean memory() {
        return memoryCalculator.fits(plan, strategy);
    }

    @Benchmark
    public double time() {
        return timeCalculator.step(plan, strategy).stepSeconds();
    }
}
