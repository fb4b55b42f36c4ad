package dev.trilemma.engine.shape;

import org.jspecify.annotations.Nullable;

/**
 * The shapes of a family: a base with more or fewer heads, layers and feed-forward width.
 *
 * <p>Counts grow in steps of powers of two, so that tensor ranks and pipeline stages divide them.
 *
 * @param base the model that all others are like
 * @param sizeRatio parameters of the sibling over those of the base, by which the extra ones grow
 */
record Siblings(ModelShape base, double sizeRatio) {

    private static final int WIDTH_MULTIPLE = 8;
    private static final int HEAD_STEPS = 4;
    private static final int LAYER_STEPS = 8;
    private static final int FEED_FORWARD_STEPS = 128;

    /** The next larger number of heads that keeps the ratio of query heads to key and value heads. */
    int nextHeads(int heads) {
        int group = headsPerKeyValueHead();
        return heads < group ? heads + 1 : heads + group * powerOfTwo(heads / group, HEAD_STEPS);
    }

    /** A multiple of the size of a head, and of eight. */
    int hiddenSize(int heads) {
        int headSize = base.attention().headSize();
        int unit = headSize % WIDTH_MULTIPLE == 0 ? headSize : WIDTH_MULTIPLE * headSize;
        double wanted = (double) heads * base.hiddenSize() / base.attention().heads();
        return unit * (int) Math.max(1, Math.round(wanted / unit));
    }

    /** Layers by which a depth may grow or shrink. */
    static int layerStep(int layers) {
        return powerOfTwo(layers, LAYER_STEPS);
    }

    /**
     * @param feedForwardScale width of the feed-forward block over that of the base's proportions
     */
    ModelShape sibling(int heads, int layers, double feedForwardScale) {
        int hiddenSize = hiddenSize(heads);
        double widthRatio = (double) hiddenSize / base.hiddenSize();
        double feedForwardRatio = feedForwardScale * widthRatio;
        return new ModelShape(
                base.kind(),
                layers,
                share(base.decoderLayers(), layers),
                hiddenSize,
                attention(heads),
                new FeedForward(
                        feedForwardSize(base.feedForward().size(), feedForwardRatio),
                        base.feedForward().gated()),
                experts(layers, feedForwardRatio),
                embeddings(widthRatio),
                base.norms(),
                base.biases(),
                Math.round(base.extraParameters() * sizeRatio));
    }

    private Attention attention(int heads) {
        Attention attention = base.attention();
        int keyValueHeads = multiQuery() ? 1 : Math.max(1, heads / headsPerKeyValueHead());
        return new Attention(heads, keyValueHeads, attention.headSize(), attention.latent(), attention.window());
    }

    private @Nullable Experts experts(int layers, double feedForwardRatio) {
        Experts experts = base.experts();
        return experts == null
                ? null
                : new Experts(
                        experts.count(),
                        experts.activePerToken(),
                        experts.sharedCount(),
                        feedForwardSize(experts.feedForwardSize(), feedForwardRatio),
                        Math.min(layers, share(experts.denseLayers(), layers)));
    }

    private Embeddings embeddings(double widthRatio) {
        Embeddings embeddings = base.embeddings();
        int size = embeddings.size() == 0 ? 0 : (int) Math.max(1, Math.round(embeddings.size() * widthRatio));
        return new Embeddings(embeddings.vocabularySize(), embeddings.maxPositions(), embeddings.tied(), size);
    }

    /** The same share of the layers as in the base, at least one where the base has some. */
    private int share(int ofTheBase, int layers) {
        return ofTheBase == 0 ? 0 : (int) Math.max(1, Math.round((double) ofTheBase * layers / base.layers()));
    }

    /** One key and value head stays one in every size; elsewhere they grow with the heads. */
    private boolean multiQuery() {
        return base.attention().keyValueHeads() == 1 && base.attention().heads() > 1;
    }

    private int headsPerKeyValueHead() {
        return multiQuery() ? 1 : base.attention().heads() / base.attention().keyValueHeads();
    }

    private static int feedForwardSize(int ofTheBase, double ratio) {
        double wanted = Math.max(1, ofTheBase * ratio);
        int step = powerOfTwo((int) wanted, FEED_FORWARD_STEPS);
        return step * (int) Math.max(1, Math.round(wanted / step));
    }

    /** The largest power of two that is at most that part of the count, at least one. */
    private static int powerOfTwo(int count, int part) {
        return Integer.highestOneBit(Math.max(1, count / part));
    }
}
