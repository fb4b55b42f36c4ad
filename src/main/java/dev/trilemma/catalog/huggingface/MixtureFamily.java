package dev.trilemma.catalog.huggingface;

import dev.trilemma.catalog.ArchitectureDocument.ExpertsDocument;
import dev.trilemma.engine.shape.QueryKeyNorm;
import java.util.HashSet;

/** Mixtures of experts with the keys of Llama. */
final class MixtureFamily {

    private static final String EXPERTS_PER_TOKEN = "num_experts_per_tok";
    private static final String EXPERT_WIDTH = "moe_intermediate_size";
    private static final String SHARED_EXPERT = "shared_expert_intermediate_size";

    private MixtureFamily() {}

    static ArchitectureDraft mixtral(ConfigKeys config) {
        ArchitectureDraft draft = LlamaFamily.plain(config, false);
        draft.slidingWindow = Windows.everywhere(config.countOr(0, "sliding_window"));
        draft.experts = localExperts(config, draft.feedForwardSize);
        return draft;
    }

    static ArchitectureDraft qwen3(ConfigKeys config) {
        ArchitectureDraft draft = LlamaFamily.llama(config);
        draft.queryKeyNorm = QueryKeyNorm.HEAD;
        draft.experts = qwenExperts(config, draft.layers, 0);
        return draft;
    }

    /** One shared expert, as wide as several, behind a gate of its own. */
    static ArchitectureDraft qwen2(ConfigKeys config) {
        ArchitectureDraft draft = LlamaFamily.plain(config, false);
        draft.queryKeyValueBiases = true;
        int shared = config.positive(SHARED_EXPERT);
        int width = config.positive(EXPERT_WIDTH);
        if (shared % width != 0) {
            throw config.refused(SHARED_EXPERT, "must be a multiple of " + EXPERT_WIDTH + " (" + width + ")");
        }
        draft.experts = qwenExperts(config, draft.layers, shared / width);
        draft.extraParameters = (long) (draft.layers - draft.experts.denseLayers()) * draft.hiddenSize;
        return draft;
    }

    /** Biases everywhere but in the norms, and one attention sink for each head. */
    static ArchitectureDraft gptOss(ConfigKeys config) {
        ArchitectureDraft draft = LlamaFamily.plain(config, false);
        draft.headSize = config.positiveOr(64, "head_dim");
        draft.biases = true;
        draft.slidingWindow = Windows.alternating(config, config.positiveOr(128, "sliding_window"), draft.layers / 2);
        draft.extraParameters = (long) draft.layers * draft.attentionHeads;
        draft.experts = localExperts(config, draft.feedForwardSize);
        return draft;
    }

    /** Newer files call the experts local. */
    private static ExpertsDocument qwenExperts(ConfigKeys config, int layers, int sharedCount) {
        return new ExpertsDocument(
                config.positive("num_experts", "num_local_experts"),
                config.positive(EXPERTS_PER_TOKEN),
                sharedCount,
                config.positive(EXPERT_WIDTH),
                denseLayers(config, layers));
    }

    private static ExpertsDocument localExperts(ConfigKeys config, int feedForwardSize) {
        return new ExpertsDocument(
                config.positive("num_local_experts"), config.positive(EXPERTS_PER_TOKEN), 0, feedForwardSize, 0);
    }

    /** Layers without experts: those that are listed, and those between every {@code decoder_sparse_step}-th. */
    private static int denseLayers(ConfigKeys config, int layers) {
        var dense = new HashSet<>(config.list("mlp_only_layers"));
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
