package dev.trilemma.catalog.huggingface;

import dev.trilemma.catalog.ArchitectureDocument.ExpertsDocument;
import dev.trilemma.catalog.ArchitectureDocument.LatentAttentionDocument;

/** DeepSeek-V2 and V3: latent attention, and experts beside shared ones. Their {@code num_key_value_heads} and {@code head_dim} mislead. */
final class DeepSeekFamily {

    private DeepSeekFamily() {}

    static ArchitectureDraft v2(ConfigKeys config) {
        ArchitectureDraft draft = LlamaFamily.plain(config, false);
        draft.keyValueHeads = draft.attentionHeads;
        draft.headSize = null;
        draft.latentAttention = new LatentAttentionDocument(
                config.countOr(0, "q_lora_rank"),
                config.positive("kv_lora_rank"),
                config.positive("qk_nope_head_dim"),
                config.positive("qk_rope_head_dim"),
                config.positive("v_head_dim"));
        if (config.has("n_routed_experts")) {
            draft.experts = experts(config);
        }
        return draft;
    }

    /** Adds the routers' correction biases (DeepSeek-V3, 2024, section 2.1.2). */
    static ArchitectureDraft v3(ConfigKeys config) {
        ArchitectureDraft draft = v2(config);
        ExpertsDocument experts = draft.experts;
        if (experts != null) {
            int mixtureLayers = Math.max(0, draft.layers - config.countOr(0, "first_k_dense_replace"));
            draft.extraParameters = (long) mixtureLayers * experts.count();
        }
        if (config.countOr(0, "num_nextn_predict_layers") > 0) {
            draft.warnings.add("num_nextn_predict_layers is not read: multi-token prediction is not counted");
        }
        return draft;
    }

    private static ExpertsDocument experts(ConfigKeys config) {
        return new ExpertsDocument(
                config.positive("n_routed_experts"),
                config.positive("num_experts_per_tok"),
                config.countOr(0, "n_shared_experts"),
                config.positive("moe_intermediate_size"),
                config.countOr(0, "first_k_dense_replace"));
    }
}
