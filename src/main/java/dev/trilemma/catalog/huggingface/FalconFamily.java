package dev.trilemma.catalog.huggingface;

/** Falcon: attention and feed-forward in parallel, keys and values shared by all heads or by groups of them. */
final class FalconFamily {

    private FalconFamily() {}

    static ArchitectureDraft falcon(ConfigKeys config) {
        return read(config, config.flagOr(false, "new_decoder_architecture"));
    }

    /** Falcon 40B under the name it was first published by, when its decoder had no flag yet. */
    static ArchitectureDraft refinedWeb(ConfigKeys config) {
        return read(config, true);
    }

    private static ArchitectureDraft read(ConfigKeys config, boolean newDecoder) {
        var draft = new ArchitectureDraft();
        draft.layers = config.layers("num_hidden_layers", "n_layer");
        draft.hiddenSize = config.positive("hidden_size", "n_embed");
        draft.attentionHeads = config.positive("num_attention_heads", "n_head");
        draft.keyValueHeads = keyValueHeads(config, draft.attentionHeads, newDecoder);
        draft.feedForwardSize = config.positiveOr(4 * draft.hiddenSize, "ffn_hidden_size");
        draft.vocabularySize = config.positive("vocab_size");
        draft.tiedEmbeddings = config.flagOr(true, "tie_word_embeddings");
        draft.biases = config.flagOr(false, "bias");
        draft.normBiases = true;
        draft.normsPerLayer = normsPerLayer(config, newDecoder);
        return draft;
    }

    private static int keyValueHeads(ConfigKeys config, int heads, boolean newDecoder) {
        if (newDecoder) {
            return config.positiveOr(heads, "num_kv_heads", "n_head_kv");
        }
        return config.flagOr(true, "multi_query") ? 1 : heads;
    }

    private static int normsPerLayer(ConfigKeys config, boolean newDecoder) {
        return config.flagOr(true, "parallel_attn")
                ? config.positiveOr(newDecoder ? 2 : 1, "num_ln_in_parallel_attn")
                : 2;
    }
}
