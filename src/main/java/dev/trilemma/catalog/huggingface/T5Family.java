package dev.trilemma.catalog.huggingface;

import dev.trilemma.engine.shape.ModelKind;

/** T5 and its kin. Each stack has one table of relative positions, whose rows are as wide as the heads are many. */
final class T5Family {

    private T5Family() {}

    static ArchitectureDraft t5(ConfigKeys config) {
        return read(config, true);
    }

    static ArchitectureDraft mt5(ConfigKeys config) {
        return read(config, false);
    }

    private static ArchitectureDraft read(ConfigKeys config, boolean tiedUnlessSaid) {
        var draft = new ArchitectureDraft();
        draft.kind = ModelKind.ENCODER_DECODER;
        draft.layers = config.layers("num_layers");
        draft.decoderLayers = config.layersOr(draft.layers, "num_decoder_layers");
        draft.hiddenSize = config.positive("d_model");
        draft.attentionHeads = config.positive("num_heads");
        draft.headSize = config.positiveOr(64, "d_kv");
        draft.feedForwardSize = config.positive("d_ff");
        draft.gatedFeedForward = config.text("feed_forward_proj").orElse("relu").startsWith("gated");
        draft.vocabularySize = config.positive("vocab_size");
        draft.tiedEmbeddings = config.flagOr(tiedUnlessSaid, "tie_word_embeddings");
        draft.extraParameters = 2L * config.positiveOr(32, "relative_attention_num_buckets") * draft.attentionHeads;
        return draft;
    }
}
