package dev.trilemma.engine.shape;

import static dev.trilemma.engine.InvalidPlan.require;

import org.jspecify.annotations.Nullable;

/**
 * The attention of one layer: multi-head, grouped-query, multi-query or latent.
 *
 * @param heads query heads
 * @param keyValueHeads heads that keys and values have; fewer than {@code heads} is grouped-query attention
 * @param headSize width of a head, which need not be the hidden size over the heads
 * @param latent low-rank projections, where the model has them
 * @param window a limit on the tokens seen, where the model has one
 */
public record Attention(
        int heads,
        int keyValueHeads,
        int headSize,
        @Nullable LatentAttention latent,
        @Nullable SlidingWindow window) {

    public Attention {
        require(heads > 0, "/architecture/attentionHeads", "must be greater than 0");
        require(keyValueHeads > 0, "/architecture/keyValueHeads", "must be greater than 0");
        require(
                heads % keyValueHeads == 0,
                "/architecture/keyValueHeads",
                "must divide attentionHeads (" + heads + "), " + keyValueHeads + " does not");
        require(headSize > 0, "/architecture/headSize", "must be greater than 0");
    }

    /** Width over which scores and weighted values are computed, all query heads together. */
    public long queryWidth() {
        return latent == null
                ? (long) heads * headSize
                : (long) heads * (latent.queryKeySize() + latent.valueHeadSize()) / 2;
    }

    /** Width of all keys; values are as wide. Latent attention trains with full heads. */
    public long keyValueWidth() {
        return latent == null ? (long) keyValueHeads * headSize : queryWidth();
    }

    /**
     * Width of what a layer must remember of a token: its keys and values, or, of latent attention, the compressed vector and the
     * rotary key (DeepSeek-V2, 2024, table 1).
     */
    public long cachedWidth() {
        return latent == null ? 2 * keyValueWidth() : latent.keyValueRank() + latent.rotaryHeadSize();
    }

    /** Weights of the projections up from latent vectors; none without them. */
    public long upWeights() {
        return latent == null ? 0 : latent.upWeights(heads);
    }

    /** Width of the weighted values of all heads. */
    public long outputWidth() {
        return latent == null ? queryWidth() : (long) heads * latent.valueHeadSize();
    }

    /** Width of the queries, keys and values of all heads. */
    public long inputWidth() {
        return latent == null
                ? queryWidth() + 2 * keyValueWidth()
                : (long) heads * (2 * latent.queryKeySize() + latent.valueHeadSize());
    }

    /** Width of what they can be computed again from: the latent vectors, or themselves where there are none. */
    public long compressedWidth() {
        if (latent == null) {
            return inputWidth();
        }
        long query = latent.queryRank() == 0 ? (long) heads * latent.queryKeySize() : latent.queryRank();
        return query + latent.keyValueRank() + latent.rotaryHeadSize();
    }

    /** Outputs of the projections into attention, which an element-wise pass touches. */
    public long projectedWidth() {
        if (latent == null) {
            return queryWidth() + 2 * keyValueWidth();
        }
        return latent.queryRank()
                + latent.keyValueRank()
                + latent.rotaryHeadSize()
                + (long) heads * latent.queryKeySize()
                + (long) heads * (latent.plainHeadSize() + latent.valueHeadSize());
    }

    /** Weights of the projections of one layer, biases left out. */
    public long weights(long hiddenSize) {
        return latent == null
                ? 2 * hiddenSize * queryWidth() + 2 * hiddenSize * keyValueWidth()
                : latent.weights(hiddenSize, heads);
    }

    /**
     * Tokens that one token attends to, on average over the sequence and the layers.
     *
     * <p>All of them without a mask, (n + 1) / 2 under a causal mask, and {@code w - w(w - 1) / 2n} under a causal window
     * {@code w} (exact: the first w - 1 tokens see fewer).
     */
    public double attendedTokens(int sequenceLength, boolean causal) {
        double everything = causal ? (sequenceLength + 1) / 2.0 : sequenceLength;
        if (window == null || window.size() >= sequenceLength) {
            return everything;
        }
        double size = window.size();
        double windowed = causal ? size - size * (size - 1) / (2.0 * sequenceLength) : size;
        return window.globalShare() * everything + (1 - window.globalShare()) * windowed;
    }
}
