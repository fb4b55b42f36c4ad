package dev.trilemma.engine.memory;

import dev.trilemma.engine.plan.AttentionKernel;

/**
 * What attention takes at one sequence length.
 *
 * @param attentionFlopsPerToken training FLOPs of scores and weighted values
 * @param linearFlopsPerToken training FLOPs of the linear layers, the output head left out
 * @param attentionShare of both
 * @param attentionBytes kept of the scores for the backward pass, over all layers and the whole batch
 * @param activationBytes kept of everything, over all layers and the whole batch
 * @param keyValueBytes keys and values of the whole batch as a decoder caches them: no more than the window in windowed layers,
 *     compressed under latent attention
 */
public record AttentionProfile(
        int sequenceLength,
        AttentionKernel attentionKernel,
        double attentionFlopsPerToken,
        double linearFlopsPerToken,
        double attentionShare,
        double attentionBytes,
        double activationBytes,
        double keyValueBytes) {}
