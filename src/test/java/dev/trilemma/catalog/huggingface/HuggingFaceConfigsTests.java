package dev.trilemma.catalog.huggingface;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trilemma.catalog.Dimensions;
import dev.trilemma.catalog.Models;
import dev.trilemma.engine.InvalidPlan;
import dev.trilemma.engine.shape.ModelShape;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

class HuggingFaceConfigsTests {

    private static final Models MODELS = Models.ofFiles();
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final List<Object> WRONG =
            Arrays.asList("12", true, -1, 0, 1.5, Double.NaN, 1e300, List.of(1), Map.of("a", 1), null);

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "llama-2-7b,               6738415616",
        "llama-3.1-8b,             8030261248",
        "llama-3.2-1b,             1235814400",
        "mistral-7b,               7241732096",
        "mistral-nemo-12b,        12247782400",
        "mixtral-8x7b,            46702792704",
        "qwen2.5-0.5b,              494032768",
        "qwen2.5-7b,               7615616512",
        "qwen3-0.6b,                596049920",
        "qwen3-30b-a3b,           30532122624",
        "gemma-2b,                 2506172416",
        "gemma-2-9b,               9241705984",
        "gemma-3-1b,                999885952",
        "gemma-3-12b,             11765788416",
        "phi-3-mini,               3821079552",
        "olmo-2-13b,              13716198400",
        "smollm3-3b,               3075098624",
        "gpt2,                      124439808",
        "starcoder-15b,           15517456384",
        "gpt-neox-20b,            20554567680",
        "opt-350m,                  331196416",
        "opt-1.3b,                 1315758080",
        "bloom-1b7,                1722408960",
        "falcon-7b,                6921720704",
        "falcon-180b,            178557088768",
        "mpt-7b,                   6649286656",
        "bert-base-uncased,         109482240",
        "roberta-base,              124645632",
        "distilbert-base-uncased,    66362880",
        "mobilebert-uncased,         24581888",
        "modernbert-base,           149655232",
        "deepseek-v2-lite,        15706484224",
        "deepseek-v3,            671026419200",
        "gpt-oss-120b,           116829156672",
        "t5-large,                  737668096",
        "flan-t5-xl,               2849757184",
    })
    void readsTheShapeThatTheCatalogHas(String model, long parameters) {
        ModelShape shape = shape(config(model));

        assertThat(shape.parameters()).isEqualTo(parameters);
        assertThat(shape).isEqualTo(MODELS.model(model).shape());
    }

    @Test
    void readsAnUnknownTypeWithTheKeysOfLlamaAndSaysSo() {
        Map<String, Object> config = config("llama-3.1-8b");
        config.put("model_type", "newcomer");

        HuggingFaceModel model = HuggingFaceConfigs.read(config);

        assertThat(model.dimensions().parameters()).isEqualTo(8_030_261_248L);
        assertThat(model.warnings()).containsExactly("model_type newcomer is not known: read as llama");
    }

    @ParameterizedTest
    @CsvSource({"mixtral-8x7b, mixtral", "qwen3-30b-a3b, qwen3_moe", "deepseek-v3, deepseek_v3"})
    void neverReadsAMixtureOfUnknownTypeAsDense(String model, String readAs) {
        Map<String, Object> config = config(model);
        config.remove("model_type");

        assertThat(shape(config)).isEqualTo(MODELS.model(model).shape());
        assertThat(HuggingFaceConfigs.read(config).warnings()).contains("model_type is missing: read as " + readAs);
    }

    @Test
    void saysThatTowersOfAMultimodalModelAreNotCounted() {
        assertThat(HuggingFaceConfigs.read(config("gemma-3-12b")).warnings())
                .containsExactly("text_config alone is read: towers for images or sound are not counted");
    }

    @Test
    void saysThatMultiTokenPredictionIsNotCounted() {
        assertThat(HuggingFaceConfigs.read(config("deepseek-v3")).warnings())
                .anyMatch(warning -> warning.contains("multi-token prediction"));
    }

    @Test
    void tellsANullWindowOfMistralFromAnAbsentOne() {
        Map<String, Object> config = config("mistral-7b");
        config.remove("sliding_window");
        assertThat(shape(config).attention().window().size()).isEqualTo(4096);

        config.put("sliding_window", null);
        assertThat(shape(config).attention().window()).isNull();
    }

    /** Biases of all four projections, and of all three feed-forward matrices. */
    @Test
    void countsTheBiasesThatLlamaMayHave() {
        Map<String, Object> config = config("llama-3.1-8b");
        long without = shape(config).parameters();
        config.put("attention_bias", true);
        config.put("mlp_bias", true);

        long attention = 4096 + 2 * 1024 + 4096;
        long feedForward = 2 * 14336 + 4096;
        assertThat(shape(config).parameters()).isEqualTo(without + 32 * (attention + feedForward));
    }

    @Test
    void readsTheDenseLayersOfAMixtureWhereverTheyAre() {
        Map<String, Object> config = config("qwen3-30b-a3b");
        config.put("decoder_sparse_step", 2);
        config.put("mlp_only_layers", List.of(1, 3));

        assertThat(shape(config).mixtureLayers()).isEqualTo(22);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"num_hidden_layers", "hidden_size", "num_attention_heads", "intermediate_size", "vocab_size"})
    void namesTheKeyThatIsMissing(String key) {
        Map<String, Object> config = config("llama-3.1-8b");
        config.remove(key);

        assertThatThrownBy(() -> HuggingFaceConfigs.read(config))
                .isInstanceOfSatisfying(
                        InvalidPlan.class,
                        failure -> assertThat(failure.pointer()).isEqualTo("/huggingFaceConfig/" + key))
                .hasMessageStartingWith("is missing; ");
    }

    /** The defaults of these classes are the dimensions of a published model. */
    @ParameterizedTest(name = "{0}: {2}")
    @CsvSource({
        "llama,     6738415616, LLaMA 7B",
        "mistral,   7241732096, Mistral 7B",
        "mixtral,  46702792704, Mixtral 8x7B",
        "gemma,     8537680896, Gemma 7B",
        "gemma2,    2614341888, Gemma 2 2B",
        "phi3,      3821079552, Phi-3 mini",
    })
    void completesANestedConfigByTheDefaultsOfItsClass(String type, long parameters) {
        Map<String, Object> nested = Map.of("model_type", "newcomer", "text_config", Map.of("model_type", type));

        assertThat(HuggingFaceConfigs.read(nested).dimensions().parameters()).isEqualTo(parameters);
        assertThatThrownBy(() -> HuggingFaceConfigs.read(Map.of("model_type", type)))
                .isInstanceOf(InvalidPlan.class)
                .hasMessageStartingWith("is missing");
    }

    @Test
    void pointsIntoTheTextConfig() {
        Map<String, Object> config = Map.of("model_type", "gemma3", "text_config", Map.of("hidden_size", "wide"));

        assertThatThrownBy(() -> HuggingFaceConfigs.read(config))
                .isInstanceOfSatisfying(
                        InvalidPlan.class,
                        failure ->
                                assertThat(failure.pointer()).isEqualTo("/huggingFaceConfig/text_config/hidden_size"))
                .hasMessage("must be a number");
    }

    @Test
    void saysWhichDimensionsContradictEachOther() {
        Map<String, Object> config = config("llama-3.1-8b");
        config.put("num_key_value_heads", 5);

        assertThatThrownBy(() -> HuggingFaceConfigs.read(config))
                .isInstanceOfSatisfying(
                        InvalidPlan.class,
                        failure -> assertThat(failure.pointer()).isEqualTo("/huggingFaceConfig"))
                .hasMessageContaining("keyValueHeads must divide attentionHeads (32), 5 does not");
    }

    @Test
    void readsARankThatIsNullAsNoneAndOneThatIsAbsentAsTheDefaultOfTheClass() {
        Map<String, Object> config = config("deepseek-v2-lite");
        assertThat(config).containsEntry("q_lora_rank", null);
        assertThat(shape(config).attention().latent().queryRank()).isZero();

        config.remove("q_lora_rank");
        assertThat(shape(config).attention().latent().queryRank()).isEqualTo(1536);
    }

    /** A dense product of 512 by 512 with its bias, which the released checkpoint does without. */
    @Test
    void countsThePoolerOfMobileBertWhereItIsActivated() {
        Map<String, Object> config = config("mobilebert-uncased");
        long released = shape(config).parameters();
        config.remove("classifier_activation");

        assertThat(shape(config).parameters()).isEqualTo(released + 512 * 512 + 512);
    }

    @ParameterizedTest
    @CsvSource({
        "falcon-7b, parallel_attn, false, 1",
        "falcon-180b, num_ln_in_parallel_attn, 1, -1",
    })
    void countsTheNormsOfEveryFalcon(String model, String key, String value, int moreNorms) {
        Map<String, Object> config = config(model);
        ModelShape before = shape(config);
        config.put(key, JSON.readValue(value, Object.class));

        assertThat(shape(config).parameters() - before.parameters())
                .isEqualTo(moreNorms * before.layers() * 2L * before.hiddenSize());
    }

    /** Before it had a flag, the architecture of Falcon 40B was a type of its own. */
    @Test
    void readsTheFirstNamesOfFalcon() {
        Map<String, Object> config = config("falcon-180b");
        ModelShape shape = shape(config);
        config.remove("new_decoder_architecture");
        config.put("model_type", "RefinedWeb");
        assertThat(shape(config)).isEqualTo(shape);

        Map<String, Object> small = config("falcon-7b");
        small.put("model_type", "RefinedWebModel");
        assertThat(shape(small)).isEqualTo(shape(config("falcon-7b")));
    }

    @Test
    void sharesTheKeysOfAMultiqueryMptAmongItsHeads() {
        Map<String, Object> config = config("mpt-7b");
        long separate = shape(config).parameters();
        config.put("attn_config", Map.of("attn_type", "multiquery_attention", "alibi", true));

        long head = 4096 / 32;
        assertThat(shape(config).parameters()).isEqualTo(separate - 32 * 2 * 4096 * (4096 - head));
    }

    /** Of 22 layers of ModernBERT every third, the first included, sees the whole sequence. */
    @Test
    void readsTheLayerTypesThatNewerFilesList() {
        Map<String, Object> config = config("modernbert-base");
        ModelShape shape = shape(config);
        config.remove("global_attn_every_n_layers");
        config.put(
                "layer_types",
                IntStream.range(0, 22)
                        .mapToObj(layer -> layer % 3 == 0 ? "full_attention" : "sliding_attention")
                        .toList());

        assertThat(shape(config)).isEqualTo(shape);
    }

    /** Of 26 layers of Gemma 3 1B the 6th, 12th, 18th and 24th see the whole sequence, whichever way the file says so. */
    @Test
    void countsTheLayersThatSeeEverything() {
        Map<String, Object> config = config("gemma-3-1b");
        assertThat(shape(config).attention().window().globalShare()).isEqualTo(4 / 26.0);
        config.put(
                "layer_types",
                IntStream.rangeClosed(1, 26)
                        .mapToObj(layer -> layer % 6 == 0 ? "full_attention" : "sliding_attention")
                        .toList());
        assertThat(shape(config).attention().window().globalShare()).isEqualTo(4 / 26.0);
    }

    @Test
    void addsTheBiasesThatNewerFamiliesMayHave() {
        assertThat(biasesOf("olmo-2-13b")).isEqualTo(40 * 4 * 5120);
        assertThat(biasesOf("qwen3-30b-a3b")).isEqualTo(48 * (32 * 128 + 2 * 4 * 128 + 2048));
        assertThat(biasesOf("modernbert-base")).isEqualTo(22 * 4 * 768);
        assertThat(biasesOf("deepseek-v3")).isEqualTo(61 * (1536 + 512 + 64 + 7168));
    }

    @Test
    void readsAnUnknownEncoderAsBertAndAnUnknownMixtureOfPlainHeadsAsDeepSeek() {
        Map<String, Object> encoder = config("bert-base-uncased");
        encoder.put("model_type", "newcomer");
        assertThat(shape(encoder)).isEqualTo(shape(config("bert-base-uncased")));
        assertThat(warnings(encoder)).containsExactly("model_type newcomer is not known: read as bert");

        Map<String, Object> mixture = config("deepseek-v2-lite");
        mixture.put("model_type", "newcomer");
        mixture.remove("kv_lora_rank");
        assertThat(shape(mixture).mixtureLayers()).isEqualTo(26);
        assertThat(warnings(mixture))
                .containsExactly(
                        "model_type newcomer is not known: read as deepseek",
                        "not read, though dimensions may depend on them: qk_nope_head_dim, qk_rope_head_dim, v_head_dim");
    }

    /** ALBERT shares one layer and has a narrow token table: whoever reads it as BERT should know what was not read. */
    @Test
    void namesTheDimensionsThatAnUnknownTypeHasBesides() {
        Map<String, Object> albert = config("bert-base-uncased");
        albert.putAll(Map.of("model_type", "newcomer", "embedding_size", 128, "inner_group_num", 1, "use_bias", false));

        assertThat(warnings(albert))
                .containsExactly(
                        "model_type newcomer is not known: read as bert",
                        "not read, though dimensions may depend on them: embedding_size");
    }

    @Test
    void namesTheKeyThatAnUnknownTypeLacks() {
        assertThatThrownBy(() -> HuggingFaceConfigs.read(Map.of("model_type", "newcomer", "num_hidden_layers", 2)))
                .isInstanceOfSatisfying(
                        InvalidPlan.class,
                        failure -> assertThat(failure.pointer()).isEqualTo("/huggingFaceConfig/hidden_size"))
                .hasMessageStartingWith("is missing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"vit-base-patch16-224", "whisper-tiny.en"})
    void refusesToTrainWhatIsCountedAlone(String model) {
        Dimensions dimensions = HuggingFaceConfigs.read(config(model)).dimensions();

        assertThat(dimensions.architecture()).isNull();
        assertThatThrownBy(() -> dimensions.shape("/model"))
                .isInstanceOfSatisfying(
                        InvalidPlan.class,
                        failure -> assertThat(failure.pointer()).isEqualTo("/model"))
                .hasMessageContaining("its " + String.format("%,d", dimensions.parameters()) + " parameters");
    }

    /** Whatever a key's value is replaced by, the config is read or refused as an invalid plan: nothing else is thrown. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "llama-3.1-8b",
                "mistral-7b",
                "mixtral-8x7b",
                "qwen3-30b-a3b",
                "gemma-2-9b",
                "gemma-3-12b",
                "gpt2",
                "opt-350m",
                "bloom-1b7",
                "falcon-180b",
                "mpt-7b",
                "bert-base-uncased",
                "distilbert-base-uncased",
                "mobilebert-uncased",
                "modernbert-base",
                "deepseek-v3",
                "gpt-oss-120b",
                "t5-large",
                "qwen1.5-moe-a2.7b",
                "llava-1.5-7b",
                "vit-base-patch16-224",
                "whisper-tiny.en"
            })
    void refusesNonsenseOnlyAsAnInvalidPlan(String model) {
        var random = new Random(42);
        for (String key : config(model).keySet()) {
            for (Object wrong : WRONG) {
                Map<String, Object> config = config(model);
                config.put(key, wrong);
                if (random.nextBoolean()) {
                    config.remove("model_type");
                }
                assertThat(failureOf(config)).isIn(null, InvalidPlan.class);
            }
        }
    }

    /** With every number as large as a number may be, the count must not overflow but be refused. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "llama-3.1-8b",
                "qwen1.5-moe-a2.7b",
                "deepseek-v3",
                "gpt2",
                "opt-350m",
                "falcon-180b",
                "bert-base-uncased",
                "mobilebert-uncased",
                "t5-large",
                "vit-base-patch16-224",
                "whisper-tiny.en"
            })
    void refusesNumbersThatAreTooLargeTogether(String model) {
        for (int large : new int[] {1_000, 10_000, 1_000_000, 100_000_000, Integer.MAX_VALUE}) {
            Map<String, Object> config = config(model);
            config.replaceAll((key, value) -> value instanceof Integer ? large : value);
            try {
                assertThat(HuggingFaceConfigs.read(config).dimensions().parameters())
                        .isPositive();
            } catch (InvalidPlan refused) {
                assertThat(refused.pointer()).startsWith("/huggingFaceConfig");
            }
        }
    }

    private static long biasesOf(String model) {
        Map<String, Object> config = config(model);
        long without = shape(config).parameters();
        config.put("attention_bias", true);
        return shape(config).parameters() - without;
    }

    private static List<String> warnings(Map<String, Object> config) {
        return HuggingFaceConfigs.read(config).warnings();
    }

    private static Class<?> failureOf(Map<String, Object> config) {
        try {
            HuggingFaceConfigs.read(config);
            return null;
        } catch (RuntimeException failure) {
            return failure.getClass();
        }
    }

    private static ModelShape shape(Map<String, Object> config) {
        return HuggingFaceConfigs.read(config).dimensions().shape("/huggingFaceConfig");
    }

    private static Map<String, Object> config(String model) {
        try (InputStream stream =
                HuggingFaceConfigsTests.class.getResourceAsStream("/huggingface/" + model + ".json")) {
            return JSON.readValue(stream, new TypeReference<HashMap<String, Object>>() {});
        } catch (IOException failure) {
            throw new IllegalStateException(model, failure);
        }
    }
}
