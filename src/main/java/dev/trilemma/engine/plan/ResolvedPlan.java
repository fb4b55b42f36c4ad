package dev.trilemma.engine.plan;

import static dev.trilemma.engine.InvalidPlan.require;

import dev.trilemma.engine.hardware.Accelerator;
import dev.trilemma.engine.hardware.Cluster;
import dev.trilemma.engine.hardware.Precision;
import dev.trilemma.engine.shape.ModelShape;
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
        require(
                accelerator.peakFlopsPerSecond(precision).isPresent(),
                "/training/precision",
                precision.name().toLowerCase(java.util.Locale.ROOT) + " is not supported by " + accelerator.id());
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
}
