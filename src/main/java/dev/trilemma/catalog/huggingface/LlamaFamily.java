package dev.trilemma.catalog.huggingface;

import dev.trilemma.engine.shape.QueryKeyNorm;

/** Decoders with the keys of Llama: gated feed-forward, RMSNorm, rotary positions. */
final class LlamaFamily {

    private static final int MISTRAL_WINDOW = 4096;
    private static final int QWEN3_HEAD_SIZE = 128;

    private LlamaFamily() {}

    static ArchitectureDraft llama(ConfigKeys config) {
        ArchitectureDraft draft = plain(config, false);
        addBiases(draft, config);
        return draft;
    }

    static ArchitectureDraft mistral(ConfigKeys config) {
        ArchitectureDraft draft = plain(config, false);
        int absent = config.mentions("sliding_window") ? 0 : MISTRAL_WINDOW;
        draft.slidingWindow = Windows.everywhere(config.countOr(absent, "sliding_window"));
        return draft;
    }

    static ArchitectureDraft qwen2(ConfigKeys config) {
        ArchitectureDraft draft = plain(config, false);
        draft.queryKeyValueBiases = true;
        warnOfUpperWindow(draft, config);
        return draft;
    }

    static ArchitectureDraft qwen3(ConfigKeys config) {
        ArchitectureDraft draft = plain(config, false);
        draft.headSize = config.positiveOr(QWEN3_HEAD_SIZE, "head_dim");
        draft.queryKeyNorm = QueryKeyNorm.HEAD;
        addBiases(draft, config);
        warnOfUpperWindow(draft, config);
        return draft;
    }

    static ArchitectureDraft phi3(ConfigKeys config) {
        ArchitectureDraft draft = plain(config, false);
        draft.slidingWindow = Windows.everywhere(config.countOr(0, "sliding_window"));
        return draft;
    }

    static ArchitectureDraft olmo2(ConfigKeys config) {
        ArchitectureDraft draft = plain(config, false);
        draft.queryKeyNorm = QueryKeyNorm.FULL;
        addBiases(draft, config);
        return draft;
    }

    static ArchitectureDraft smollm3(ConfigKeys config) {
        ArchitectureDraft draft = plain(config, true);
        addBiases(draft, config);
        warnOfUpperWindow(draft, config);
        return draft;
    }

    /** What all of them share. */
    static ArchitectureDraft plain(ConfigKeys config, boolean tiedUnlessSaid) {
        var draft = new ArchitectureDraft();
        draft.layers = config.layers("num_hidden_layers");
        draft.hiddenSize = config.positive("hidden_size");
        draft.attentionHeads = config.positive("num_attention_heads");
        draft.keyValueHeads = config.positiveOr(draft.attentionHeads, "num_key_value_heads");
        draft.headSize = config.has("head_dim") ? config.positive("head_dim") : null;
        draft.feedForwardSize = config.positive("intermediate_size");
        draft.gatedFeedForward = true;
        draft.vocabularySize = config.positive("vocab_size");
        draft.tiedEmbeddings = config.flagOr(tiedUnlessSaid, "tie_word_embeddings");
        return draft;
    }

    /** {@code attention_bias} adds the output projection's bias to those of query, key and value. */
    static void addBiases(ArchitectureDraft draft, ConfigKeys config) {
        if (config.flagOr(false, "attention_bias")) {
            draft.queryKeyValueBiases = true;
            draft.extraParameters += (long) draft.layers * draft.hiddenSize;
        }
        if (config.flagOr(false, "mlp_bias")) {
            draft.extraParameters += draft.layers * (2L * draft.feedForwardSize + draft.hiddenSize);
        }
    }

    private static void warnOfUpperWindow(ArchitectureDraft draft, ConfigKeys config) {
        if (config.flagOr(false, "use_sliding_window")) {
            draft.warnings.add("use_sliding_window is not read: every layer is taken to see the whole sequence");
        }
    }
}
