package dev.trilemma.catalog.huggingface;

import dev.trilemma.engine.shape.QueryKeyNorm;

/** Gemma 1 to 3. The configs of Gemma 3 leave out what equals the class's default. */
final class GemmaFamily {

    private static final int HEAD_SIZE = 256;
    private static final int WINDOW = 4096;

    private GemmaFamily() {}

    static ArchitectureDraft gemma(ConfigKeys config) {
        ArchitectureDraft draft = LlamaFamily.plain(config, true);
        draft.headSize = config.positiveOr(HEAD_SIZE, "head_dim");
        LlamaFamily.addBiases(draft, config);
        return draft;
    }

    static ArchitectureDraft gemma2(ConfigKeys config) {
        ArchitectureDraft draft = gemma(config);
        draft.normsPerLayer = 4;
        draft.slidingWindow =
                Windows.alternating(config, config.positiveOr(WINDOW, "sliding_window"), draft.layers / 2);
        return draft;
    }

    static ArchitectureDraft gemma3(ConfigKeys config) {
        var draft = new ArchitectureDraft();
        draft.layers = config.layersOr(26, "num_hidden_layers");
        draft.hiddenSize = config.positiveOr(2304, "hidden_size");
        draft.attentionHeads = config.positiveOr(8, "num_attention_heads");
        draft.keyValueHeads = config.positiveOr(4, "num_key_value_heads");
        draft.headSize = config.positiveOr(HEAD_SIZE, "head_dim");
        draft.feedForwardSize = config.positiveOr(9216, "intermediate_size");
        draft.gatedFeedForward = true;
        draft.vocabularySize = config.positiveOr(262_208, "vocab_size");
        draft.tiedEmbeddings = config.flagOr(true, "tie_word_embeddings");
        draft.queryKeyNorm = QueryKeyNorm.HEAD;
        draft.normsPerLayer = 4;
        LlamaFamily.addBiases(draft, config);
        int globalEvery = config.positiveOr(6, "sliding_window_pattern", "_sliding_window_pattern");
        draft.slidingWindow =
                Windows.alternating(config, config.positiveOr(WINDOW, "sliding_window"), draft.layers / globalEvery);
        return draft;
    }
}
