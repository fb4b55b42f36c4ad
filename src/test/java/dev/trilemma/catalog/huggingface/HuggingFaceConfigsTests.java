package dev.trilemma.catalog.huggingface;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
                "t5-large"
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
