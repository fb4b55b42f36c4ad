package dev.trilemma.catalog.huggingface;

import dev.trilemma.engine.shape.ModelKind;

/** Encoders after BERT. Their norm after the embedding takes the place of the final norm that a shape counts. */
final class BertFamily {

    private BertFamily() {}

    /** BERT and RoBERTa, with token types and pooler. */
    static ArchitectureDraft bert(ConfigKeys config) {
        ArchitectureDraft draft = encoder(config);
        draft.layers = config.layers("num_hidden_layers");
        draft.hiddenSize = config.positive("hidden_size");
        draft.attentionHeads = config.positive("num_attention_heads");
        draft.feedForwardSize = config.positive("intermediate_size");
        draft.maxPositions = config.positive("max_position_embeddings");
        long types = config.countOr(2, "type_vocab_size");
        draft.extraParameters = (types + draft.hiddenSize + 1) * draft.hiddenSize;
        return draft;
    }

    static ArchitectureDraft distilBert(ConfigKeys config) {
        ArchitectureDraft draft = encoder(config);
        draft.layers = config.layers("n_layers");
        draft.hiddenSize = config.positive("dim");
        draft.attentionHeads = config.positive("n_heads");
        draft.feedForwardSize = config.positive("hidden_dim");
        draft.maxPositions = config.positive("max_position_embeddings");
        return draft;
    }

    /** With its masked-token head, as it is published. The first layer lacks the norm that follows the embedding. */
    static ArchitectureDraft modernBert(ConfigKeys config) {
        ArchitectureDraft draft = encoder(config);
        draft.layers = config.layers("num_hidden_layers");
        draft.hiddenSize = config.positive("hidden_size");
        draft.attentionHeads = config.positive("num_attention_heads");
        draft.feedForwardSize = config.positive("intermediate_size");
        draft.gatedFeedForward = true;
        draft.biases = false;
        draft.normBiases = config.flagOr(false, "norm_bias");
        int globalEvery = config.positiveOr(3, "global_attn_every_n_layers");
        draft.slidingWindow = Windows.alternating(
                config, config.positiveOr(128, "local_attention"), (draft.layers - 1) / globalEvery + 1);
        draft.extraParameters = modernBertHead(config, draft) + modernBertBiases(config, draft);
        return draft;
    }

    /** The head's product and norm, and the biases of its token table. */
    private static long modernBertHead(ConfigKeys config, ArchitectureDraft draft) {
        long productBias = config.flagOr(false, "classifier_bias") ? draft.hiddenSize : 0;
        long tableBias = config.flagOr(true, "decoder_bias") ? draft.vocabularySize : 0;
        long norm = draft.normBiases ? 2L * draft.hiddenSize : draft.hiddenSize;
        return (long) draft.hiddenSize * draft.hiddenSize + norm + productBias + tableBias;
    }

    private static long modernBertBiases(ConfigKeys config, ArchitectureDraft draft) {
        long attention = config.flagOr(false, "attention_bias") ? 4L * draft.hiddenSize : 0;
        long feedForward = config.flagOr(false, "mlp_bias") ? 2L * draft.feedForwardSize + draft.hiddenSize : 0;
        return draft.layers * (attention + feedForward);
    }

    private static ArchitectureDraft encoder(ConfigKeys config) {
        var draft = new ArchitectureDraft();
        draft.kind = ModelKind.ENCODER;
        draft.biases = true;
        draft.normBiases = true;
        draft.vocabularySize = config.positive("vocab_size");
        draft.tiedEmbeddings = config.flagOr(true, "tie_word_embeddings");
        return draft;
    }
}
