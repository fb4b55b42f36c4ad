package dev.trilemma.catalog;

import dev.trilemma.engine.shape.Attention;
import dev.trilemma.engine.shape.Biases;
import dev.trilemma.engine.shape.Embeddings;
import dev.trilemma.engine.shape.Experts;
import dev.trilemma.engine.shape.LatentAttention;
import dev.trilemma.engine.shape.ModelKind;
import dev.trilemma.engine.shape.ModelShape;
import dev.trilemma.engine.shape.QueryKeyNorm;
import dev.trilemma.engine.shape.SlidingWindow;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import org.jspecify.annotations.Nullable;

/**
 * A model's dimensions.
 *
 * @param kind what a token may look at; absent: decoder
 * @param layers layers of the stack, of an encoderDecoder those of the encoder
 * @param decoderLayers layers of an encoderDecoder's decoder
 * @param hiddenSize width of the residual stream
 * @param attentionHeads query heads
 * @param keyValueHeads key and value heads; absent: attentionHeads
 * @param headSize width of a head; absent: hiddenSize / attentionHeads, or plainHeadSize under latentAttention
 * @param feedForwardSize inner width of the feed-forward block; absent: 4 × hiddenSize
 * @param gatedFeedForward three matrices (SwiGLU, GeGLU) rather than two; absent: false
 * @param vocabularySize rows of the token table, padding included
 * @param maxPositions rows of a learned position table; absent: none
 * @param tiedEmbeddings the output head reuses the token table; absent: false
 * @param biases all linear layers have biases; absent: false
 * @param queryKeyValueBiases the projections to query, key and value alone have biases, as in Qwen 2; absent: false
 * @param queryKeyNorm norms on queries and keys; absent: none
 * @param normsPerLayer norms in a layer; absent: 2
 * @param normBiases norms have biases (LayerNorm) or not (RMSNorm); absent: as {@code biases}
 * @param extraParameters parameters outside the standard blocks (pooler, token types, attention sinks); absent: 0
 * @param slidingWindow attention limited to the nearest tokens; absent: all tokens
 * @param latentAttention low-rank queries, keys and values; absent: plain heads
 * @param experts a mixture of experts; absent: a dense model
 * @param embeddingSize width of a row of the token table, projected to hiddenSize and back; absent: hiddenSize
 */
public record ArchitectureDocument(
        @Nullable ModelKind kind,
        @NotNull @Positive @Max(10_000) Integer layers,
        @Nullable @Positive @Max(10_000) Integer decoderLayers,
        @NotNull @Positive @Max(1_000_000) Integer hiddenSize,
        @NotNull @Positive @Max(100_000) Integer attentionHeads,
        @Nullable @Positive @Max(100_000) Integer keyValueHeads,
        @Nullable @Positive @Max(100_000) Integer headSize,
        @Nullable @Positive @Max(10_000_000) Integer feedForwardSize,
        @Nullable Boolean gatedFeedForward,
        @NotNull @Positive @Max(100_000_000) Integer vocabularySize,
        @Nullable @PositiveOrZero @Max(100_000_000) Integer maxPositions,
        @Nullable Boolean tiedEmbeddings,
        @Nullable Boolean biases,
        @Nullable Boolean queryKeyValueBiases,
        @Nullable QueryKeyNorm queryKeyNorm,
        @Nullable @PositiveOrZero @Max(100) Integer normsPerLayer,
        @Nullable Boolean normBiases,
        @Nullable @PositiveOrZero @Max(1_000_000_000_000L) Long extraParameters,
        @Nullable @Valid SlidingWindowDocument slidingWindow,
        @Nullable @Valid LatentAttentionDocument latentAttention,
        @Nullable @Valid ExpertsDocument experts,
        @Nullable @Positive @Max(1_000_000) Integer embeddingSize) {

    /** Every dimension of a shape, none left to a default. */
    public static ArchitectureDocument of(ModelShape shape) {
        Attention attention = shape.attention();
        Embeddings embeddings = shape.embeddings();
        return new ArchitectureDocument(
                shape.kind(),
                shape.layers(),
                shape.decoderLayers() == 0 ? null : shape.decoderLayers(),
                shape.hiddenSize(),
                attention.heads(),
                attention.keyValueHeads(),
                attention.headSize(),
                shape.feedForward().size(),
                shape.feedForward().gated(),
                embeddings.vocabularySize(),
                embeddings.maxPositions(),
                embeddings.tied(),
                shape.biases() == Biases.ALL,
                shape.biases() == Biases.QUERY_KEY_VALUE,
                shape.norms().queryKey(),
                shape.norms().perLayer(),
                shape.norms().biased(),
                shape.extraParameters(),
                SlidingWindowDocument.of(attention.window(), shape.layers()),
                LatentAttentionDocument.of(attention.latent()),
                ExpertsDocument.of(shape.experts()),
                embeddings.size() == 0 ? shape.hiddenSize() : embeddings.size());
    }

    /**
     * Attention limited to the nearest tokens.
     *
     * @param size tokens a windowed layer sees
     * @param globalEvery every n-th layer sees the whole sequence; absent: none does
     * @param globalLayers layers that see the whole sequence, instead of {@code globalEvery}
     */
    public record SlidingWindowDocument(
            @NotNull @Positive @Max(100_000_000) Integer size,
            @Nullable @PositiveOrZero @Max(10_000) Integer globalEvery,
            @Nullable @PositiveOrZero @Max(10_000) Integer globalLayers) {

        static @Nullable SlidingWindowDocument of(@Nullable SlidingWindow window, int layers) {
            if (window == null) {
                return null;
            }
            int global = (int) Math.round(window.globalShare() * layers);
            int every = global == 0 ? 0 : layers / global;
            return every == 0 || layers / every == global
                    ? new SlidingWindowDocument(window.size(), every, null)
                    : new SlidingWindowDocument(window.size(), null, global);
        }
    }

    /**
     * Multi-head latent attention, as in DeepSeek-V2.
     *
     * @param queryRank rank of the query projection; absent: queries are projected directly
     * @param keyValueRank rank of the shared key and value projection
     * @param plainHeadSize width of a head's query and key without position
     * @param rotaryHeadSize width of a head's query and key with rotary position
     * @param valueHeadSize width of a head's value
     */
    public record LatentAttentionDocument(
            @Nullable @PositiveOrZero @Max(1_000_000) Integer queryRank,
            @NotNull @Positive @Max(1_000_000) Integer keyValueRank,
            @NotNull @Positive @Max(100_000) Integer plainHeadSize,
            @NotNull @PositiveOrZero @Max(100_000) Integer rotaryHeadSize,
            @NotNull @Positive @Max(100_000) Integer valueHeadSize) {

        static @Nullable LatentAttentionDocument of(@Nullable LatentAttention latent) {
            return latent == null
                    ? null
                    : new LatentAttentionDocument(
                            latent.queryRank(),
                            latent.keyValueRank(),
                            latent.plainHeadSize(),
                            latent.rotaryHeadSize(),
                            latent.valueHeadSize());
        }
    }

    /**
     * A mixture of experts.
     *
     * @param count routed experts of a layer
     * @param activePerToken routed experts that one token passes through
     * @param sharedCount experts that every token passes through; absent: 0
     * @param feedForwardSize inner width of one expert
     * @param denseLayers leading layers with the plain feedForwardSize; absent: 0
     */
    public record ExpertsDocument(
            @NotNull @Positive @Max(100_000) Integer count,
            @NotNull @Positive @Max(100_000) Integer activePerToken,
            @Nullable @PositiveOrZero @Max(1_000) Integer sharedCount,
            @NotNull @Positive @Max(10_000_000) Integer feedForwardSize,
            @Nullable @PositiveOrZero @Max(10_000) Integer denseLayers) {

        static @Nullable ExpertsDocument of(@Nullable Experts experts) {
            return experts == null
                    ? null
                    : new ExpertsDocument(
                            experts.count(),
                            experts.activePerToken(),
                            experts.sharedCount(),
                            experts.feedForwardSize(),
                            experts.denseLayers());
        }
    }
}
