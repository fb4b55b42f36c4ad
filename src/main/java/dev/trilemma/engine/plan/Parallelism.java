package dev.trilemma.engine.plan;

import static dev.trilemma.engine.InvalidPlan.require;

/**
 * How a run is split over accelerators: complete, nothing left to choose.
 *
 * @param virtualPipeline model chunks of each pipeline stage (interleaved 1F1B; Narayanan et al. 2021, section 2.2)
 * @param zeroStage what is sharded over data: 0 nothing, 1 optimizer state, 2 and gradients, 3 and weights
 * @param sequenceParallel activations outside tensor-parallel regions are split too (Korthikanti et al. 2022)
 * @param microBatchSize sequences that one replica computes at a time
 */
public record Parallelism(
        int tensor,
        int pipeline,
        int virtualPipeline,
        int context,
        int expert,
        int data,
        int zeroStage,
        boolean sequenceParallel,
        int microBatchSize) {

    public Parallelism {
        require(tensor > 0, "/parallelism/tensor", "must be greater than 0");
        require(pipeline > 0, "/parallelism/pipeline", "must be greater than 0");
        require(virtualPipeline > 0, "/parallelism/virtualPipeline", "must be greater than 0");
        require(context > 0, "/parallelism/context", "must be greater than 0");
        require(expert > 0, "/parallelism/expert", "must be greater than 0");
        require(data > 0, "/parallelism/data", "must be greater than 0");
        require(zeroStage >= 0 && zeroStage <= 3, "/parallelism/zeroStage", "must be 0, 1, 2 or 3");
        require(microBatchSize > 0, "/parallelism/microBatchSize", "must be greater than 0");
    }

    /** Ranks that hold the same weights unless ZeRO shards them: those of context parallelism are among them. */
    public double replicas() {
        return (double) data * context;
    }

    /** The same of one expert's weights, which fewer ranks hold. */
    public double expertReplicas() {
        return Math.max(1, replicas() * tensor / ((double) expert * expertTensor()));
    }

    /** Accelerators in use. */
    public long acceleratorCount() {
        return (long) tensor * pipeline * context * data;
    }

    /**
     * Tensor ranks that one expert is split over. Experts that are spread over replicas alone are split as everything else is
     * (Megatron-LM's default of {@code expert-tensor-parallel-size}); experts that are spread over tensor ranks too are whole.
     */
    public int expertTensor() {
        return expert <= (long) data * context ? tensor : 1;
    }
}
