package dev.trilemma.engine.plan;

import dev.trilemma.engine.InvalidPlan;
import dev.trilemma.engine.hardware.Accelerator;
import dev.trilemma.engine.hardware.Cluster;
import dev.trilemma.engine.hardware.Precision;
import dev.trilemma.engine.shape.ModelShape;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A plan with every name looked up: everything the physics needs and nothing it must ask for.
 *
 * @param parallelism what the plan fixes of the layout; the rest is chosen
 * @param recomputation null where it is chosen: the least that fits
 */
public record ResolvedPlan(
        ModelShape shape,
        Training training,
        Cluster cluster,
        OpenParallelism parallelism,
        @Nullable Recomputation recomputation,
        Offload offload) {

    public ResolvedPlan {
        Accelerator accelerator = cluster.accelerator();
        Precision precision = training.precision();
        if (accelerator.peakFlopsPerSecond(precision).isEmpty()) {
            throw new InvalidPlan(
                    "/training/precision",
                    "is not supported by " + accelerator.id() + "; it has " + supported(accelerator));
        }
    }

    /** Dense peak of one accelerator in the plan's precision. */
    public double peakFlopsPerSecond() {
        return cluster.accelerator().peakFlopsPerSecond(training.precision()).orElseThrow();
    }

    /** Parameters that receive gradients. */
    public long trainableParameters() {
        return switch (training.method()) {
            case LORA, QLORA -> training.adapters().lowRankParameters(shape);
            case ADAPTER -> training.adapters().bottleneckParameters(shape);
            case PRETRAINING, CONTINUED_PRETRAINING, FULL_FINE_TUNING, DISTILLATION -> shape.parameters();
        };
    }

    /** Weights beside frozen ones that one token is multiplied with. */
    public long adapterParametersPerToken() {
        return switch (training.method()) {
            case LORA, QLORA -> training.adapters().activeLowRankParameters(shape);
            case ADAPTER -> training.adapters().bottleneckParameters(shape);
            case PRETRAINING, CONTINUED_PRETRAINING, FULL_FINE_TUNING, DISTILLATION -> 0;
        };
    }

    public ResolvedPlan withRecomputation(Recomputation other) {
        return new ResolvedPlan(shape, training, cluster, parallelism, other, offload);
    }

    public ResolvedPlan withParallelism(OpenParallelism other) {
        return new ResolvedPlan(shape, training, cluster, other, recomputation, offload);
    }

    public ResolvedPlan withCluster(Cluster other) {
        return new ResolvedPlan(shape, training, other, parallelism, recomputation, offload);
    }

    public ResolvedPlan withOffload(Offload other) {
        return new ResolvedPlan(shape, training, cluster, parallelism, recomputation, other);
    }

    /** @throws dev.trilemma.engine.InvalidPlan where the accelerator lacks the precision */
    public ResolvedPlan withTraining(Training other) {
        return new ResolvedPlan(shape, other, cluster, parallelism, recomputation, offload);
    }

    public ResolvedPlan withOptimizer(Optimizer other) {
        return withTraining(training.withOptimizer(other));
    }

    public ResolvedPlan withMethod(Method other) {
        return withTraining(training.withMethod(other));
    }

    private static String supported(Accelerator accelerator) {
        return accelerator.peakFlopsPerSecond().keySet().stream()
                .sorted()
                .map(format -> format.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
    }
}
