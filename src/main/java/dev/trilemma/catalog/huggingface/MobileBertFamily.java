package dev.trilemma.catalog.huggingface;

import dev.trilemma.catalog.Architectures;
import dev.trilemma.engine.shape.ModelKind;
import java.util.List;

/**
 * MobileBERT (Sun et al. 2020): bottlenecks from the hidden size to a narrow width around narrow attention and a stack of narrow
 * feed-forward blocks. It is read as the narrow encoder whose layers have as many matrix weights; what the count has besides
 * becomes extra parameters.
 */
final class MobileBertFamily {

    private MobileBertFamily() {}

    static ArchitectureDraft mobileBert(ConfigKeys config) {
        requireReleasedVariant(config);
        var draft = new ArchitectureDraft();
        draft.kind = ModelKind.ENCODER;
        draft.layers = config.layers("num_hidden_layers");
        draft.hiddenSize = config.positiveOr(128, "intra_bottleneck_size");
        draft.attentionHeads = config.positive("num_attention_heads");
        draft.feedForwardSize = matrixEqualFeedForward(config, draft.hiddenSize);
        draft.vocabularySize = config.positive("vocab_size");
        draft.embeddingSize = draft.hiddenSize;
        draft.maxPositions = config.positive("max_position_embeddings");
        draft.tiedEmbeddings = true;
        draft.biases = true;
        draft.normBiases = true;
        draft.extraParameters = parameters(config, draft)
                - Architectures.shape(draft.document()).parameters();
        return draft;
    }

    private static void requireReleasedVariant(ConfigKeys config) {
        for (String flag : List.of("use_bottleneck", "key_query_shared_bottleneck", "trigram_input")) {
            if (!config.flagOr(true, flag)) {
                throw config.refused(flag, "must be true: other variants of MobileBERT are not read");
            }
        }
        if (config.flagOr(false, "use_bottleneck_attention")) {
            throw config.refused(
                    "use_bottleneck_attention", "must be false: other variants of MobileBERT are not read");
        }
        if (config.positiveOr(128, "embedding_size") != config.positiveOr(128, "intra_bottleneck_size")) {
            throw config.refused("embedding_size", "must equal intra_bottleneck_size: other variants are not read");
        }
    }

    /** Solves 4 H B + 3 B² + 2 n B f = 4 B² + 2 B F for F: hidden size H, bottleneck B, n blocks of inner width f. */
    private static int matrixEqualFeedForward(ConfigKeys config, int bottleneck) {
        double size = 2.0 * hiddenSize(config) - bottleneck / 2.0 + (double) blocks(config) * blockSize(config);
        if (size < 1 || size > Integer.MAX_VALUE || size != Math.rint(size)) {
            throw config.refused("intra_bottleneck_size", "must be even, and small beside hidden_size");
        }
        return (int) size;
    }

    private static long parameters(ConfigKeys config, ArchitectureDraft draft) {
        long hidden = hiddenSize(config);
        long narrow = draft.hiddenSize;
        long trigram = 3 * narrow * hidden + hidden;
        long rows = draft.maxPositions + config.countOr(2, "type_vocab_size");
        long embeddings = draft.vocabularySize * narrow + rows * hidden + trigram + 2 * hidden;
        long block = 2 * narrow * blockSize(config) + blockSize(config) + 3 * narrow;
        long bottlenecks = 4 * hidden * narrow + 3 * hidden;
        long attention = 3 * narrow * narrow + 12 * narrow;
        long pooler = config.flagOr(true, "classifier_activation") ? hidden * hidden + hidden : 0;
        return embeddings + draft.layers * (bottlenecks + attention + blocks(config) * block) + pooler;
    }

    private static int hiddenSize(ConfigKeys config) {
        return config.positive("hidden_size");
    }

    private static int blocks(ConfigKeys config) {
        return config.positiveOr(4, "num_feedforward_networks");
    }

    private static int blockSize(ConfigKeys config) {
        return config.positive("intermediate_size");
    }
}
