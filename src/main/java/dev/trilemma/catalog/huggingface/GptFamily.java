package dev.trilemma.catalog.huggingface;

/** Decoders after GPT-2: a plain feed-forward block, LayerNorm and biases. */
final class GptFamily {

    private static final int OPT_OFFSET = 2;

    private GptFamily() {}

    static ArchitectureDraft gpt2(ConfigKeys config) {
        ArchitectureDraft draft = withBiases();
        draft.layers = config.layers("n_layer", "num_hidden_layers");
        draft.hiddenSize = config.positive("n_embd", "hidden_size");
        draft.attentionHeads = config.positive("n_head", "num_attention_heads");
        draft.feedForwardSize = config.positiveOr(4 * draft.hiddenSize, "n_inner");
        draft.vocabularySize = config.positive("vocab_size");
        draft.maxPositions = config.positive("n_positions", "n_ctx");
        draft.tiedEmbeddings = config.flagOr(true, "tie_word_embeddings");
        return draft;
    }

    /** StarCoder: GPT-2 with one head for all keys and values. */
    static ArchitectureDraft bigCode(ConfigKeys config) {
        ArchitectureDraft draft = gpt2(config);
        draft.keyValueHeads = config.flagOr(true, "multi_query") ? 1 : draft.attentionHeads;
        return draft;
    }

    static ArchitectureDraft neoX(ConfigKeys config) {
        ArchitectureDraft draft = withBiases();
        draft.layers = config.layers("num_hidden_layers");
        draft.hiddenSize = config.positive("hidden_size");
        draft.attentionHeads = config.positive("num_attention_heads");
        draft.feedForwardSize = config.positive("intermediate_size");
        draft.vocabularySize = config.positive("vocab_size");
        draft.tiedEmbeddings = config.flagOr(false, "tie_word_embeddings");
        if (!config.flagOr(true, "attention_bias")) {
            draft.biases = false;
            draft.extraParameters = (long) draft.layers * (draft.feedForwardSize + draft.hiddenSize);
        }
        return draft;
    }

    /** Positions start behind two unused rows. Without the final norm, which is as large, those rows stand for it. */
    static ArchitectureDraft opt(ConfigKeys config) {
        ArchitectureDraft draft = withBiases();
        draft.layers = config.layers("num_hidden_layers");
        draft.hiddenSize = config.positive("hidden_size", "d_model");
        draft.attentionHeads = config.positive("num_attention_heads");
        draft.feedForwardSize = config.positive("ffn_dim");
        draft.vocabularySize = config.positive("vocab_size");
        draft.tiedEmbeddings = config.flagOr(true, "tie_word_embeddings");
        draft.biases = config.flagOr(true, "enable_bias");
        draft.embeddingSize = config.positiveOr(draft.hiddenSize, "word_embed_proj_dim");
        boolean finalNorm =
                config.flagOr(true, "do_layer_norm_before") && !config.flagOr(false, "_remove_final_layer_norm");
        draft.maxPositions = config.positive("max_position_embeddings") + (finalNorm ? OPT_OFFSET : 0);
        return draft;
    }

    /** A LayerNorm follows the embedding. */
    static ArchitectureDraft bloom(ConfigKeys config) {
        ArchitectureDraft draft = withBiases();
        draft.layers = config.layers("n_layer", "num_hidden_layers");
        draft.hiddenSize = config.positive("hidden_size", "n_embed");
        draft.attentionHeads = config.positive("n_head", "num_attention_heads");
        draft.feedForwardSize = config.positiveOr(4 * draft.hiddenSize, "n_inner");
        draft.vocabularySize = config.positive("vocab_size");
        draft.tiedEmbeddings = config.flagOr(true, "tie_word_embeddings");
        draft.extraParameters = 2L * draft.hiddenSize;
        return draft;
    }

    private static ArchitectureDraft withBiases() {
        var draft = new ArchitectureDraft();
        draft.biases = true;
        draft.normBiases = true;
        return draft;
    }
}
