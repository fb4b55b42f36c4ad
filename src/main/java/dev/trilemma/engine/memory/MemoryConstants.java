package dev.trilemma.engine.memory;

/**
 * Constants of the memory of training stacks. None knows a model or a source of measurements.
 *
 * @param quantizedTableBytes a frozen weight of the tables beside quantised layers
 * @param plainLossBytes for each logit of a loss written operation by operation
 * @param fusedLossBytes for each logit of a fused loss
 * @param chunkedLossBytes for each logit of a loss computed chunk by chunk
 * @param accumulatorBytes for each gradient that a bf16 engine adds up in a buffer of its own
 * @param stepCopyBytes for each gradient that the optimizer step of a partitioned engine copies to fp32
 * @param bucketParameters gradients that a partitioned engine reduces at a time
 * @param bucketBytes for each parameter of such a bucket
 * @param gatheredLayers layers whose sharded weights are there in full at once
 * @param workspaceBytes workspaces of libraries and collectives
 * @param allocatorSlack memory that the allocator holds beyond what activations fill
 * @param contextBytes what the driver and its context take of the accelerator
 */
public record MemoryConstants(
        double quantizedTableBytes,
        double plainLossBytes,
        double fusedLossBytes,
        double chunkedLossBytes,
        double accumulatorBytes,
        double stepCopyBytes,
        double bucketParameters,
        double bucketBytes,
        double gatheredLayers,
        double workspaceBytes,
        double allocatorSlack,
        double contextBytes) {}
