package dev.trilemma.catalog.huggingface;

import dev.trilemma.catalog.ArchitectureDocument.ExpertsDocument;
import dev.trilemma.engine.shape.QueryKeyNorm;

/** Mixtures of experts with the keys of Llama. */
final class MixtureFamily {

    private static final String EXPERTS_PER_TOKEN = "num_experts_per_tok";

    private MixtureFamily() {}

    static ArchitectureDraft mixtral(ConfigKeys config) {
        ArchitectureDraft draft = LlamaFamily.plain(config, false);
        draft.slidingWindow = Windows.everywhere(config.countOr(0, "sliding_window"));
        draft.experts = localExperts(config, draft.feedForwardSize);
        return draft;
    }

    static ArchitectureDraft qwen3(ConfigKeys config) {
        ArchitectureDraft draft = LlamaFamily.plain(config, false);
        draft.queryKeyNorm = QueryKeyNorm.HEAD;
        draft.experts = new ExpertsDocument(
                config.positive("num_experts"),
                config.positive(EXPERTS_PER_TOKEN),
                0,
                config.positive("moe_intermediate_size"),
                denseLayers(config, draft.layers));
        return draft;
    }

    /** Biases everywhere but in the norms, and one attention sink for each head. */
    static ArchitectureDraft gptOss(ConfigKeys config) {
        ArchitectureDraft draft = LlamaFamily.plain(config, false);
        draft.headSize = config.positiveOr(64, "head_dim");
        draft.biases = true;
        draft.slidingWindow = Windows.alternating(config, config.positiveOr(128, "sliding_window"), 2);
        draft.extraParameters = (long) draft.layers * draft.attentionHeads;
        draft.experts = localExperts(config, draft.feedForwardSize);
        return draft;
    }

    private static ExpertsDocument localExperts(ConfigKeys config, int feedForwardSize) {
        return new ExpertsDocument(
                config.positive("num_local_experts"), config.positive(EXPERTS_PER_TOKEN), 0, feedForwardSize, 0);
    }

    /** Layers without experts: those that are listed, and those between every {@code decoder_sparse_step}-th. */
    private static int denseLayers(ConfigKeys config, int layers) {
        var dense = config.list("mlp_only_layers");
        int step = config.positiveOr(1, "decoder_sparse_step");
        int mixture = 0;
        for (int layer = 0; layer < layers; layer++) {
            if ((layer + 1) % step == 0 && !dense.contains(layer)) {
                mixture++;
            }
        }
        return layers - mixture;
    }
}
