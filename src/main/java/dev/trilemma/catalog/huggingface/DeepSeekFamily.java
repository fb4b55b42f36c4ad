package dev.trilemma.catalog.huggingface;

import dev.trilemma.catalog.ArchitectureDocument.ExpertsDocument;
import dev.trilemma.catalog.ArchitectureDocument.LatentAttentionDocument;
import org.jspecify.annotations.Nullable;

/** DeepSeek: experts beside shared ones and, from V2 on, latent attention, whose {@code num_key_value_heads} and {@code head_dim} mislead. */
final class DeepSeekFamily {

    private static final int QUERY_RANK = 1536;

    private DeepSeekFamily() {}

    /** DeepSeekMoE, with plain heads. */
    static ArchitectureDraft v1(ConfigKeys config) {
        ArchitectureDraft draft = LlamaFamily.llama(config);
        draft.experts = experts(config);
        return draft;
    }

    static ArchitectureDraft v2(ConfigKeys config) {
        ArchitectureDraft draft = LlamaFamily.plain(config, false);
        draft.keyValueHeads = draft.attentionHeads;
        draft.headSize = null;
        LatentAttentionDocument latent = latentAttention(config);
        draft.latentAttention = latent;
        draft.experts = experts(config);
        if (config.flagOr(false, "attention_bias")) {
            draft.extraParameters = draft.layers * biases(latent, draft.hiddenSize);
        }
        return draft;
    }

    /** Adds the routers' correction biases (DeepSeek-V3, 2024, section 2.1.2). */
    static ArchitectureDraft v3(ConfigKeys config) {
        ArchitectureDraft draft = v2(config);
        ExpertsDocument experts = draft.experts;
        if (experts != null) {
            int mixtureLayers = Math.max(0, draft.layers - config.countOr(0, "first_k_dense_replace"));
            draft.extraParameters += (long) mixtureLayers * experts.count();
        }
        if (config.countOr(0, "num_nextn_predict_layers") > 0) {
            draft.warnings.add("num_nextn_predict_layers is not read: multi-token prediction is not counted");
        }
        return draft;
    }

    /** A null rank projects queries directly; an absent one is the class's default. */
    private static LatentAttentionDocument latentAttention(ConfigKeys config) {
        int absent = config.mentions("q_lora_rank") ? 0 : QUERY_RANK;
        return new LatentAttentionDocument(
                config.countOr(absent, "q_lora_rank"),
                config.positive("kv_lora_rank"),
                config.positive("qk_nope_head_dim"),
                config.positive("qk_rope_head_dim"),
                config.positive("v_head_dim"));
    }

    /** Of the projections to the ranks and of the output, not of those from the ranks. */
    private static long biases(LatentAttentionDocument latent, long hiddenSize) {
        return latent.queryRank() + latent.keyValueRank() + latent.rotaryHeadSize() + hiddenSize;
    }

    private static @Nullable ExpertsDocument experts(ConfigKeys config) {
        if (!config.has("n_routed_experts")) {
            return null;
        }
        return new ExpertsDocument(
                config.positive("n_routed_experts"),
                config.positive("num_experts_per_tok"),
                config.countOr(0, "n_shared_experts"),
                config.positive("moe_intermediate_size"),
                config.countOr(0, "first_k_dense_replace"));
    }
}
