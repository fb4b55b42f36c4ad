package dev.trilemma.catalog.huggingface;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which family reads which {@code model_type}. */
final class Families {

    private static final Map<String, Family> BY_TYPE = Map.ofEntries(
            Map.entry("llama", LlamaFamily::llama),
            Map.entry("granite", LlamaFamily::llama),
            Map.entry("mistral", LlamaFamily::mistral),
            Map.entry("qwen2", LlamaFamily::qwen2),
            Map.entry("qwen3", LlamaFamily::qwen3),
            Map.entry("phi3", LlamaFamily::phi3),
            Map.entry("olmo2", LlamaFamily::olmo2),
            Map.entry("smollm3", LlamaFamily::smollm3),
            Map.entry("gemma", GemmaFamily::gemma),
            Map.entry("gemma2", GemmaFamily::gemma2),
            Map.entry("gemma3", GemmaFamily::gemma3),
            Map.entry("gemma3_text", GemmaFamily::gemma3),
            Map.entry("mixtral", MixtureFamily::mixtral),
            Map.entry("qwen2_moe", MixtureFamily::qwen2),
            Map.entry("qwen3_moe", MixtureFamily::qwen3),
            Map.entry("gpt_oss", MixtureFamily::gptOss),
            Map.entry("deepseek", DeepSeekFamily::v1),
            Map.entry("deepseek_v2", DeepSeekFamily::v2),
            Map.entry("deepseek_v3", DeepSeekFamily::v3),
            Map.entry("gpt2", GptFamily::gpt2),
            Map.entry("gpt_bigcode", GptFamily::bigCode),
            Map.entry("gpt_neox", GptFamily::neoX),
            Map.entry("opt", GptFamily::opt),
            Map.entry("bloom", GptFamily::bloom),
            Map.entry("falcon", FalconFamily::falcon),
            Map.entry("RefinedWebModel", FalconFamily::falcon),
            Map.entry("RefinedWeb", FalconFamily::refinedWeb),
            Map.entry("mpt", MptFamily::mpt),
            Map.entry("bert", BertFamily::bert),
            Map.entry("roberta", BertFamily::bert),
            Map.entry("xlm-roberta", BertFamily::bert),
            Map.entry("camembert", BertFamily::bert),
            Map.entry("distilbert", BertFamily::distilBert),
            Map.entry("modernbert", BertFamily::modernBert),
            Map.entry("mobilebert", MobileBertFamily::mobileBert),
            Map.entry("t5", T5Family::t5),
            Map.entry("mt5", T5Family::mt5));
    private static final String TEXT_CONFIG = "text_config";
    static final String MODEL_TYPE = "model_type";

    private Families() {}

    static ArchitectureDraft read(ConfigKeys config) {
        if (config.has(TEXT_CONFIG)) {
            return readTextOf(config);
        }
        return readAs(config.text(MODEL_TYPE).orElse(null), config);
    }

    /** A model of text and images, of which the text model alone is calculated. */
    private static ArchitectureDraft readTextOf(ConfigKeys config) {
        ConfigKeys text = config.nested(TEXT_CONFIG);
        String type = text.text(MODEL_TYPE).or(() -> config.text(MODEL_TYPE)).orElse(null);
        ArchitectureDraft draft = readAs(type, type == null ? text : text.completedBy(ClassDefaults.of(type)));
        draft.warnings.add("text_config alone is read: towers for images or sound are not counted");
        return draft;
    }

    private static ArchitectureDraft readAs(@Nullable String type, ConfigKeys config) {
        Family family = type == null ? null : BY_TYPE.get(type);
        return family == null ? readUnknown(type, config) : family.read(config);
    }

    /** A type this table does not know most likely has the keys of Llama, of a mixture or latent attention built on it, or of BERT. */
    private static ArchitectureDraft readUnknown(@Nullable String type, ConfigKeys config) {
        String nearest = nearest(config);
        ArchitectureDraft draft = BY_TYPE.get(nearest).read(config);
        draft.warnings.add((type == null ? "model_type is missing" : "model_type " + type + " is not known")
                + ": read as " + nearest);
        List<String> unread = config.unreadDimensions();
        if (!unread.isEmpty()) {
            draft.warnings.add("not read, though dimensions may depend on them: " + String.join(", ", unread));
        }
        return draft;
    }

    private static String nearest(ConfigKeys config) {
        if (config.has("kv_lora_rank")) {
            return "deepseek_v3";
        }
        if (config.has("n_routed_experts")) {
            return "deepseek";
        }
        if (config.has("num_local_experts")) {
            return "mixtral";
        }
        if (config.has("num_experts")) {
            return "qwen3_moe";
        }
        return config.has("type_vocab_size") ? "bert" : "llama";
    }
}
