package dev.trilemma.estimate;

import dev.trilemma.engine.memory.MemoryFootprint;

/**
 * What the fullest accelerator holds at the peak of a step. The parts add up to {@code totalBytes}.
 *
 * @param weightBytes weights the products use
 * @param gradientBytes gradients
 * @param optimizerBytes master weights and moments
 * @param activationBytes activations kept for the backward pass, logits included
 * @param bufferBytes workspaces, gathered weights, buckets and accumulators, and what the allocator holds beyond what is asked for
 * @param capacityBytes memory of the accelerator
 */
public record MemoryView(
        double weightBytes,
        double gradientBytes,
        double optimizerBytes,
        double activationBytes,
        double bufferBytes,
        double totalBytes,
        double capacityBytes) {

    static MemoryView of(MemoryFootprint memory) {
        return new MemoryView(
                memory.weightBytes(),
                memory.gradientBytes(),
                memory.optimizerBytes(),
                memory.activationBytes(),
                memory.bufferBytes(),
                memory.totalBytes(),
                memory.capacityBytes());
    }
}
