package dev.trilemma.benchmark;

import dev.trilemma.engine.Surroundings;
import dev.trilemma.engine.estimate.Conditions;
import dev.trilemma.engine.estimate.Estimate;
import dev.trilemma.engine.estimate.Estimator;
import dev.trilemma.engine.plan.ResolvedPlan;
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

/** A full estimate of a plan that leaves nothing open: at most 10 µs on one core. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class EstimateBenchmark {

    @Param
    private Workload workload;

    private final Estimator estimator = new Estimator(Surroundings.knowledge());
    private final Conditions conditions = Surroundings.conditions();
    private ResolvedPlan plan;

    @Setup
    public void resolve() {
        plan = workload.plan();
    }

    @Benchmark
    public Estimate estimate() {
        return estimator.estimate(plan, conditions);
    }
}
