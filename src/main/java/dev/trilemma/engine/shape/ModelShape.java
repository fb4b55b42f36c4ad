package dev.trilemma.engine.shape;

import static dev.trilemma.engine.InvalidPlan.require;

import org.jspecify.annotations.Nullable;

/**
 * The dimensions of a transformer, from which its parameters and its work follow.
 *
 * <p>Counts are exact: they equal the published integers of the models in the catalog.
 *
 * @param kind what a token may look at
 * @param layers layers of the stack; of an encoder-decoder, layers of the encoder
 * @param decoderLayers layers of an encoder-decoder's decoder, 0 elsewhere
 * @param hiddenSize width of the residual stream
 * @param experts a mixture of experts, where the model has one
 * @param extraParameters parameters outside the standard blocks (token types, pooler, attention sinks, relative
 *     positions): counted and stored, never multiplied with
 */
public record ModelShape(
        ModelKind kind,
        int layers,
        int decoderLayers,
        int hiddenSize,
        Attention attention,
        FeedForward feedForward,
        @Nullable Experts experts,
        Embeddings embeddings,
        Norms norms,
        Biases biases,
        long extraParameters) {

    private static final double LARGEST_PARAMETERS = 1e16;

    public ModelShape {
        require(layers > 0, "/architecture/layers", "must be greater than 0");
        require(hiddenSize > 0, "/architecture/hiddenSize", "must be greater than 0");
        require(
                (kind == ModelKind.ENCODER_DECODER) == (decoderLayers > 0),
                "/architecture/decoderLayers",
                "must be greater than 0 for an encoderDecoder, and absent otherwise");
        require(
                experts == null || experts.denseLayers() <= layers,
                "/architecture/experts/denseLayers",
                "must not exceed layers (" + layers + ")");
        require(
                experts == null || kind != ModelKind.ENCODER_DECODER,
                "/architecture/experts",
                "is supported for decoders and encoders only");
        require(extraParameters >= 0, "/architecture/extraParameters", "must not be negative");
        require(
                roughParameters(layers, decoderLayers, hiddenSize, attention, feedForward, experts, embeddings)
                        < LARGEST_PARAMETERS,
                "/architecture",
                "describes more than 1e16 parameters");
    }

    /** The same with another attention. */
    public ModelShape with(Attention other) {
        return new ModelShape(
                kind,
                layers,
                decoderLayers,
                hiddenSize,
                other,
                feedForward,
                experts,
                embeddings,
                norms,
                biases,
                extraParameters);
    }

    /** The same with a mixture of experts. */
    public ModelShape with(Experts other) {
        return new ModelShape(
                kind,
                layers,
                decoderLayers,
                hiddenSize,
                attention,
                feedForward,
                other,
                embeddings,
                norms,
                biases,
                extraParameters);
    }

    /** Every parameter, tied tables once. */
    public long parameters() {
        return embeddings.parameters(hiddenSize)
                + stackParameters(experts == null ? 0 : experts.count())
                + finalNorms() * norms.parameters(hiddenSize)
                + extraParameters;
    }

    /** Parameters that one token passes through, embeddings included. */
    public long activeParameters() {
        return parameters()
                - (experts == null
                        ? 0
                        : mixtureLayers() * (experts.count() - experts.activePerToken()) * expertParameters());
    }

    /** Whether a token sees earlier tokens only. Of an encoder-decoder this holds for the decoder alone. */
    public boolean causal() {
        return kind == ModelKind.DECODER;
    }

    /** Layers of both stacks. */
    public int totalLayers() {
        return layers + decoderLayers;
    }

    /** Layers whose feed-forward block is a mixture of experts. */
    public int mixtureLayers() {
        return experts == null ? 0 : layers - experts.denseLayers();
    }

    /** Weights of the attention projections of one layer, biases left out. */
    public long attentionWeights() {
        return attention.weights(hiddenSize);
    }

    /** Weights of a plain feed-forward block. */
    public long feedForwardWeights() {
        return feedForward.weights(hiddenSize, feedForward.size());
    }

    /** Weights of one routed or shared expert. */
    public long expertWeights() {
        return experts == null ? 0 : feedForward.weights(hiddenSize, experts.feedForwardSize());
    }

    /** Weights of the output head. */
    public long headWeights() {
        return embeddings.headWeights(hiddenSize);
    }

    private long stackParameters(long routedExperts) {
        long plainLayer = attentionParameters() + feedForwardParameters() + layerNorms();
        if (experts != null) {
            long mixtureLayer = attentionParameters()
                    + routerParameters()
                    + layerNorms()
                    + (routedExperts + experts.sharedCount()) * expertParameters();
            return experts.denseLayers() * plainLayer + mixtureLayers() * mixtureLayer;
        }
        long crossAttention = attentionParameters() + norms.parameters(hiddenSize);
        return layers * plainLayer + decoderLayers * (plainLayer + crossAttention);
    }

    private long attentionParameters() {
        long bias = switch (biases) {
            case NONE -> 0;
            case QUERY_KEY_VALUE -> attention.projectedWidth();
            case ALL -> attention.projectedWidth() + hiddenSize;
        };
        long latentNorms = attention.latent() == null ? 0 : attention.latent().normParameters();
        return attentionWeights() + bias + latentNorms + norms.queryKeyParameters(attention);
    }

    private long feedForwardParameters() {
        return feedForwardWeights() + (biases == Biases.ALL ? feedForward.biases(hiddenSize, feedForward.size()) : 0);
    }

    private long expertParameters() {
        long width = experts == null ? 0 : experts.feedForwardSize();
        return expertWeights() + (biases == Biases.ALL ? feedForward.biases(hiddenSize, width) : 0);
    }

    private long routerParameters() {
        long count = experts == null ? 0 : experts.count();
        return count * hiddenSize + (biases == Biases.ALL ? count : 0);
    }

    private long layerNorms() {
        return norms.perLayer() * norms.parameters(hiddenSize);
    }

    private int finalNorms() {
        return kind == ModelKind.ENCODER_DECODER ? 2 : 1;
    }

    /** The size in floating point, where exact counts might overflow. */
    private static double roughParameters(
            int layers,
            int decoderLayers,
            double hiddenSize,
            Attention attention,
            FeedForward feedForward,
            @Nullable Experts experts,
            Embeddings embeddings) {
        double attentionWidth = (double) attention.heads() * attention.headSize() + attention.projectedWidth();
        double feedForwardWidth = experts == null
                ? feedForward.size()
                : feedForward.size() + (double) (experts.count() + experts.sharedCount()) * experts.feedForwardSize();
        double layer = 2 * hiddenSize * (attentionWidth + 3 * feedForwardWidth);
        return ((double) layers + decoderLayers) * layer
                + hiddenSize * (2.0 * embeddings.vocabularySize() + embeddings.maxPositions());
    }
}
