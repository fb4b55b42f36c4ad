package dev.trilemma.catalog.huggingface;

import dev.trilemma.engine.shape.QueryKeyNorm;

/** MPT of MosaicML's llm-foundry. */
final class MptFamily {

    private MptFamily() {}

    static ArchitectureDraft mpt(ConfigKeys config) {
        var draft = new ArchitectureDraft();
        ConfigKeys attention = config.nested("attn_config");
        draft.layers = config.layers("n_layers");
        draft.hiddenSize = config.positive("d_model");
        draft.attentionHeads = config.positive("n_heads");
        draft.keyValueHeads = keyValueHeads(attention, draft.attentionHeads);
        draft.queryKeyNorm = attention.flagOr(false, "qk_ln") ? QueryKeyNorm.FULL : QueryKeyNorm.NONE;
        draft.feedForwardSize = feedForwardSize(config, draft.hiddenSize);
        draft.vocabularySize = config.positive("vocab_size");
        draft.tiedEmbeddings = config.flagOr(true, "tie_word_embeddings");
        draft.biases = !config.flagOr(true, "no_bias");
        draft.normBiases = draft.biases;
        draft.maxPositions = learnedPositions(config, attention) ? config.positive("max_seq_len") : 0;
        return draft;
    }

    private static int keyValueHeads(ConfigKeys attention, int heads) {
        String type = attention.text("attn_type").orElse("multihead_attention");
        return type.equals("multiquery_attention") ? 1 : attention.positiveOr(heads, "kv_n_heads");
    }

    private static int feedForwardSize(ConfigKeys config, int hiddenSize) {
        long size = (long) config.positiveOr(4, "expansion_ratio") * hiddenSize;
        if (size > Integer.MAX_VALUE) {
            throw config.refused("expansion_ratio", "is too large beside d_model (" + hiddenSize + ")");
        }
        return (int) size;
    }

    private static boolean learnedPositions(ConfigKeys config, ConfigKeys attention) {
        boolean computed = attention.flagOr(true, "alibi") || attention.flagOr(false, "rope");
        return !computed && config.flagOr(true, "learned_pos_emb");
    }
}
