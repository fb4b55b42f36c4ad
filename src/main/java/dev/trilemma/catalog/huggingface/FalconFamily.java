package dev.trilemma.catalog.huggingface;

/** Falcon: attention and feed-forward in parallel, keys and values shared by all heads or by groups of them. */
final class FalconFamily {

    private FalconFamily() {}

    static ArchitectureDraft falcon(ConfigKeys config) {
        var draft = new ArchitectureDraft();
        draft.layers = config.positive("num_hidden_layers", "n_layer");
        draft.hiddenSize = config.positive("hidden_size", "n_embed");
        draft.attentionHeads = config.positive("num_attention_heads", "n_head");
        draft.keyValueHeads = keyValueHeads(config, draft.attentionHeads);
        draft.feedForwardSize = config.positiveOr(4 * draft.hiddenSize, "ffn_hidden_size");
        draft.vocabularySize = config.positive("vocab_size");
        draft.tiedEmbeddings = config.flagOr(true, "tie_word_embeddings");
        draft.biases = config.flagOr(false, "bias");
        draft.normBiases = true;
        draft.normsPerLayer = normsPerLayer(config);
        return draft;
    }

    private static int keyValueHeads(ConfigKeys config, int heads) {
        if (newArchitecture(config)) {
            return config.positiveOr(heads, "num_kv_heads", "n_head_kv");
        }
        return config.flagOr(true, "multi_query") ? 1 : heads;
    }

    private static int normsPerLayer(ConfigKeys config) {
        if (newArchitecture(config)) {
            return config.positiveOr(2, "num_ln_in_parallel_attn");
        }
        return config.flagOr(true, "parallel_attn") ? 1 : 2;
    }

    private static boolean newArchitecture(ConfigKeys config) {
        return config.flagOr(false, "new_decoder_architecture");
    }
}
