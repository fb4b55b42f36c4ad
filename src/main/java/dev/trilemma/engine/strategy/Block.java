package dev.trilemma.engine.strategy;

import dev.trilemma.engine.plan.Parallelism;

/** Layouts that compute alike: all that is left to choose is how a pipeline is interleaved and what ZeRO shards. */
record Block(Split split, int expert, int microBatch, boolean sequenceParallel) {

    Parallelism layout(int virtualPipeline, int zeroStage) {
        return new Parallelism(
                split.tensor(),
                split.pipeline(),
                virtualPipeline,
                split.context(),
                expert,
                split.data(),
                zeroStage,
                sequenceParallel,
                microBatch);
    }
}
