package dev.trilemma.catalog;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Positive;
import org.jspecify.annotations.Nullable;

/**
 * How a run is split over its accelerators. A given layout must hold: tensor × pipeline × context × data = acceleratorCount, and
 * microBatchSize × data divides globalBatchSize.
 *
 * @param tensor accelerators that share each matrix product
 * @param pipeline stages that the layers are split into
 * @param virtualPipeline model chunks of each stage (interleaving)
 * @param context accelerators that share each sequence
 * @param expert accelerators that share the experts of a layer; divides tensor × context × data
 * @param data replicas; absent: what the others leave
 * @param zeroStage what is sharded over data: 0 nothing, 1 optimizer state, 2 and gradients, 3 and weights
 * @param sequenceParallel activations outside tensor-parallel regions are split too
 * @param microBatchSize sequences that one replica computes at a time
 * @param offload what is kept in host memory; absent: nothing
 */
public record ParallelismDocument(
        @Nullable @Positive @Max(1_000_000) Integer tensor,
        @Nullable @Positive @Max(1_000_000) Integer pipeline,
        @Nullable @Positive @Max(10_000) Integer virtualPipeline,
        @Nullable @Positive @Max(1_000_000) Integer context,
        @Nullable @Positive @Max(1_000_000) Integer expert,
        @Nullable @Positive @Max(1_000_000) Integer data,
        @Nullable @Min(0) @Max(3) Integer zeroStage,
        @Nullable Boolean sequenceParallel,
        @Nullable @Positive @Max(100_000_000) Integer microBatchSize,
        @Nullable @Valid OffloadDocument offload) {

    /**
     * What is kept in host memory and brought back when needed.
     *
     * @param weights absent: false
     * @param activations absent: false
     * @param optimizer absent: false
     */
    public record OffloadDocument(
            @Nullable Boolean weights,
            @Nullable Boolean activations,
            @Nullable Boolean optimizer) {}
}
