package dev.trilemma.engine.plan;

import org.jspecify.annotations.Nullable;

/** A parallelism as people give it: what is null is left to the strategy search. */
public record OpenParallelism(
        @Nullable Integer tensor,
        @Nullable Integer pipeline,
        @Nullable Integer virtualPipeline,
        @Nullable Integer context,
        @Nullable Integer expert,
        @Nullable Integer data,
        @Nullable Integer zeroStage,
        @Nullable Boolean sequenceParallel,
        @Nullable Integer microBatchSize) {

    /** Everything left open. */
    public static final OpenParallelism ANY = new OpenParallelism(null, null, null, null, null, null, null, null, null);

    public OpenParallelism withZeroStage(int stage) {
        return new OpenParallelism(
                tensor, pipeline, virtualPipeline, context, expert, data, stage, sequenceParallel, microBatchSize);
    }

    public OpenParallelism withMicroBatchSize(int size) {
        return new OpenParallelism(
                tensor, pipeline, virtualPipeline, context, expert, data, zeroStage, sequenceParallel, size);
    }
}
