package dev.trilemma.catalog;

import static dev.trilemma.engine.InvalidPlan.require;

import dev.trilemma.catalog.ArchitectureDocument.ExpertsDocument;
import dev.trilemma.catalog.ArchitectureDocument.LatentAttentionDocument;
import dev.trilemma.catalog.ArchitectureDocument.SlidingWindowDocument;
import dev.trilemma.engine.shape.Attention;
import dev.trilemma.engine.shape.Biases;
import dev.trilemma.engine.shape.Embeddings;
import dev.trilemma.engine.shape.Experts;
import dev.trilemma.engine.shape.FeedForward;
import dev.trilemma.engine.shape.LatentAttention;
import dev.trilemma.engine.shape.ModelKind;
import dev.trilemma.engine.shape.ModelShape;
import dev.trilemma.engine.shape.Norms;
import dev.trilemma.engine.shape.QueryKeyNorm;
import dev.trilemma.engine.shape.SlidingWindow;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Dimensions as people write them become the engine's shape, with the defaults that {@link ArchitectureDocument} documents. */
public final class Architectures {

    private static final String USUAL = "usual for a transformer";
    private static final String NOT_SENT = "taken as not there, since it was not sent";

    private final ArchitectureDocument document;
    private final Assumptions defaults = new Assumptions();

    private Architectures(ArchitectureDocument document) {
        this.document = document;
    }

    /**
     * The shape that a document describes.
     *
     * @throws dev.trilemma.engine.InvalidPlan where the dimensions contradict each other
     */
    public static ModelShape shape(ArchitectureDocument document) {
        return new Architectures(document).shape();
    }

    /** What a document left out, with the values used. */
    public static List<Assumption> assumptions(ArchitectureDocument document) {
        var architecture = new Architectures(document);
        architecture.shape();
        return architecture.defaults.made();
    }

    private ModelShape shape() {
        ModelKind kind = or("kind", document.kind(), ModelKind.DECODER, USUAL);
        Attention attention = attention();
        FeedForward feedForward = feedForward();
        Embeddings embeddings = embeddings();
        Biases biases = biases();

        return new ModelShape(
                kind,
                document.layers(),
                document.decoderLayers() == null ? 0 : document.decoderLayers(),
                document.hiddenSize(),
                attention,
                feedForward,
                experts(),
                embeddings,
                norms(biases),
                biases,
                or("extraParameters", document.extraParameters(), 0L, NOT_SENT));
    }

    private Attention attention() {
        int heads = document.attentionHeads();
        int keyValueHeads =
                or("keyValueHeads", document.keyValueHeads(), heads, "attentionHeads: multi-head attention");
        return new Attention(heads, keyValueHeads, headSize(), latentAttention(), slidingWindow());
    }

    private int headSize() {
        LatentAttentionDocument latent = document.latentAttention();
        if (document.headSize() != null) {
            return document.headSize();
        }
        if (latent != null) {
            return or("headSize", null, latent.plainHeadSize(), "latentAttention.plainHeadSize");
        }
        int hiddenSize = document.hiddenSize();
        int heads = document.attentionHeads();
        require(
                heads > 0 && hiddenSize % heads == 0,
                "/architecture/headSize",
                "is needed where attentionHeads (" + heads + ") do not divide hiddenSize (" + hiddenSize
                        + "): make hiddenSize divisible by attentionHeads, or give headSize");
        return or("headSize", null, hiddenSize / heads, "hiddenSize / attentionHeads");
    }

    private @Nullable LatentAttention latentAttention() {
        LatentAttentionDocument latent = document.latentAttention();
        if (latent == null) {
            note("latentAttention", "none", NOT_SENT);
            return null;
        }
        return new LatentAttention(
                or("latentAttention.queryRank", latent.queryRank(), 0, "queries are projected directly"),
                latent.keyValueRank(),
                latent.plainHeadSize(),
                latent.rotaryHeadSize(),
                latent.valueHeadSize());
    }

    private @Nullable SlidingWindow slidingWindow() {
        SlidingWindowDocument window = document.slidingWindow();
        if (window == null) {
            note("slidingWindow", "none", NOT_SENT);
            return null;
        }
        return new SlidingWindow(window.size(), (double) globalLayers(window) / document.layers());
    }

    private int globalLayers(SlidingWindowDocument window) {
        if (window.globalLayers() != null) {
            require(
                    window.globalEvery() == null,
                    "/architecture/slidingWindow/globalLayers",
                    "must not be given beside globalEvery; give one of them");
            return window.globalLayers();
        }
        int every = or("slidingWindow.globalEvery", window.globalEvery(), 0, "no layer sees everything");
        return every == 0 ? 0 : document.layers() / every;
    }

    private FeedForward feedForward() {
        // In floating point, since four times the largest hidden size must not overflow before it is refused.
        int usual = (int) Math.min(4.0 * document.hiddenSize(), Integer.MAX_VALUE);
        return new FeedForward(
                or("feedForwardSize", document.feedForwardSize(), usual, "4 × hiddenSize"),
                or("gatedFeedForward", document.gatedFeedForward(), false, NOT_SENT));
    }

    private @Nullable Experts experts() {
        ExpertsDocument experts = document.experts();
        if (experts == null) {
            note("experts", "none", NOT_SENT);
            return null;
        }
        return new Experts(
                experts.count(),
                experts.activePerToken(),
                or("experts.sharedCount", experts.sharedCount(), 0, NOT_SENT),
                experts.feedForwardSize(),
                or("experts.denseLayers", experts.denseLayers(), 0, NOT_SENT));
    }

    private Embeddings embeddings() {
        int embeddingSize = or("embeddingSize", document.embeddingSize(), document.hiddenSize(), "hiddenSize");
        return new Embeddings(
                document.vocabularySize(),
                or("maxPositions", document.maxPositions(), 0, NOT_SENT),
                or("tiedEmbeddings", document.tiedEmbeddings(), false, NOT_SENT),
                embeddingSize == document.hiddenSize() ? 0 : embeddingSize);
    }

    private Biases biases() {
        boolean all = or("biases", document.biases(), false, NOT_SENT);
        if (all) {
            return Biases.ALL;
        }
        boolean queryKeyValue = or("queryKeyValueBiases", document.queryKeyValueBiases(), false, NOT_SENT);
        return queryKeyValue ? Biases.QUERY_KEY_VALUE : Biases.NONE;
    }

    private Norms norms(Biases biases) {
        return new Norms(
                or("normsPerLayer", document.normsPerLayer(), 2, USUAL),
                or("normBiases", document.normBiases(), biases == Biases.ALL, "as biases"),
                or("queryKeyNorm", document.queryKeyNorm(), QueryKeyNorm.NONE, NOT_SENT));
    }

    private <T> T or(String field, @Nullable T sent, T fallback, String reason) {
        return defaults.given("architecture." + field, sent, fallback, reason);
    }

    private void note(String field, String value, String reason) {
        defaults.add("architecture." + field, value, reason);
    }
}
