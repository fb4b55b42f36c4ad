package dev.trilemma.catalog.huggingface;

/** MPT of MosaicML's llm-foundry. */
final class MptFamily {

    private MptFamily() {}

    static ArchitectureDraft mpt(ConfigKeys config) {
        var draft = new ArchitectureDraft();
        ConfigKeys attention = config.nested("attn_config");
        draft.layers = config.positive("n_layers");
        draft.hiddenSize = config.positive("d_model");
        draft.attentionHeads = config.positive("n_heads");
        draft.keyValueHeads = attention.positiveOr(draft.attentionHeads, "kv_n_heads");
        draft.feedForwardSize = feedForwardSize(config, draft.hiddenSize);
        draft.vocabularySize = config.positive("vocab_size");
        draft.tiedEmbeddings = config.flagOr(true, "tie_word_embeddings");
        draft.biases = !config.flagOr(false, "no_bias");
        draft.normBiases = draft.biases;
        draft.maxPositions = learnedPositions(config, attention) ? config.positive("max_seq_len") : 0;
        return draft;
    }

    private static int feedForwardSize(ConfigKeys config, int hiddenSize) {
        long size = (long) config.positiveOr(4, "expansion_ratio") * hiddenSize;
        if (size > Integer.MAX_VALUE) {
            throw config.refused("expansion_ratio", "is too large beside d_model (" + hiddenSize + ")");
        }
        return (int) size;
    }

    private static boolean learnedPositions(ConfigKeys config, ConfigKeys attention) {
        boolean computed = attention.flagOr(false, "alibi") || attention.flagOr(false, "rope");
        return !computed && config.flagOr(true, "learned_pos_emb");
    }
}
