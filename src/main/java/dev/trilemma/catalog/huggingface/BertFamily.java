package dev.trilemma.catalog.huggingface;

import dev.trilemma.catalog.ArchitectureDocument.SlidingWindowDocument;
import dev.trilemma.engine.shape.ModelKind;

/** Encoders after BERT. Their norm after the embedding takes the place of the final norm that a shape counts. */
final class BertFamily {

    private BertFamily() {}

    /** BERT and RoBERTa, with token types and pooler. */
    static ArchitectureDraft bert(ConfigKeys config) {
        ArchitectureDraft draft = encoder(config);
        draft.layers = config.positive("num_hidden_layers");
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
        draft.layers = config.positive("n_layers");
        draft.hiddenSize = config.positive("dim");
        draft.attentionHeads = config.positive("n_heads");
        draft.feedForwardSize = config.positive("hidden_dim");
        draft.maxPositions = config.positive("max_position_embeddings");
        return draft;
    }

    /** With its masked-token head, as it is published. The first layer lacks the norm that follows the embedding. */
    static ArchitectureDraft modernBert(ConfigKeys config) {
        ArchitectureDraft draft = encoder(config);
        draft.layers = config.positive("num_hidden_layers");
        draft.hiddenSize = config.positive("hidden_size");
        draft.attentionHeads = config.positive("num_attention_heads");
        draft.feedForwardSize = config.positive("intermediate_size");
        draft.gatedFeedForward = true;
        draft.biases = false;
        draft.normBiases = config.flagOr(false, "norm_bias");
        draft.slidingWindow = new SlidingWindowDocument(
                config.positiveOr(128, "local_attention"), config.positiveOr(3, "global_attn_every_n_layers"));
        draft.extraParameters = (draft.hiddenSize + 1L) * draft.hiddenSize + draft.vocabularySize;
        return draft;
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
