package dev.trilemma.estimate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@SpringBootTest(properties = "spring.datasource.url=jdbc:h2:mem:attention-api;MODE=PostgreSQL;DB_CLOSE_DELAY=-1")
@AutoConfigureMockMvc
class AttentionProfileApiTests {

    private static final String PLAN = """
            {%s, "training": {"tokens": 1e9}, "cluster": {"accelerator": "h100", "acceleratorCount": 8}}""";
    private static final String VIT = """
            "huggingFaceConfig": {"model_type": "vit", "hidden_size": 768, "num_hidden_layers": 12, "image_size": 224,
             "num_attention_heads": 12, "intermediate_size": 3072, "patch_size": 16, "num_labels": 1000}""";
    private static final String NEWCOMER = """
            "huggingFaceConfig": {"model_type": "newcomer", "hidden_size": 4096, "num_hidden_layers": 32,
             "num_attention_heads": 32, "num_key_value_heads": 8, "intermediate_size": 14336, "vocab_size": 128256}""";

    @Autowired
    private MockMvcTester mvc;

    @Test
    void everyLengthIsAnsweredWithEveryKernelAndWhatWasAssumed() {
        assertThat(profile("\"model\": \"bert-base\", \"sequenceLengths\": [512, 1024]"))
                .hasStatusOk()
                .bodyJson()
                .isLenientlyEqualTo("""
                        {"items": [{"sequenceLength": 512, "attentionKernel": "standard"},
                                   {"sequenceLength": 512, "attentionKernel": "flash"},
                                   {"sequenceLength": 1024, "attentionKernel": "standard"},
                                   {"sequenceLength": 1024, "attentionKernel": "flash"}],
                         "crossoverSequenceLength": 4608.0,
                         "assumptions": [{"name": "attentionKernels"}, {"name": "precision"}, {"name": "batchSize"}],
                         "warnings": []}""");
    }

    @Test
    void memoryLimitsTheSequenceOfTheAcceleratorThatIsNamed() {
        MvcTestResult answer =
                profile("\"model\": \"llama-3.1-8b\", \"sequenceLengths\": [8192], \"accelerator\": \"h100\"");

        assertThat(answer).hasStatusOk().bodyJson().isLenientlyEqualTo("""
                {"memoryLimits": {"accelerator": "nvidia-h100-sxm5-80gb", "capacityBytes": 85899345920},
                 "assumptions": [{"name": "attentionKernels"}, {"name": "precision"}, {"name": "batchSize"},
                                 {"name": "memoryLimits"}]}""");
        // 168,064 bytes for each token of each of the 32 layers
        assertThat(answer)
                .bodyJson()
                .extractingPath("$.memoryLimits.longestFlashSequenceLength")
                .isEqualTo(85_899_345_920.0 / 32 / 168_064);
        assertThat(profile("\"model\": \"llama-3.1-8b\", \"sequenceLengths\": [8192]"))
                .bodyJson()
                .doesNotHavePath("$.memoryLimits");
    }

    @Test
    void anUnknownAcceleratorIsNamedByItsField() {
        assertRefused(
                profile("\"model\": \"bert-base\", \"sequenceLengths\": [1], \"accelerator\": \"h1oo\""),
                "/accelerator");
    }

    @Test
    void aGuessAboutAConfigIsSaidInEveryAnswer() {
        String warning = """
                {"warnings": [{"code": "huggingFaceConfig", "detail": "model_type newcomer is not known: read as llama"}]}""";

        assertThat(profile(NEWCOMER + ", \"sequenceLengths\": [512]"))
                .hasStatusOk()
                .bodyJson()
                .isLenientlyEqualTo(warning);
        assertThat(estimate(NEWCOMER))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.warnings[*].detail")
                .asArray()
                .contains("model_type newcomer is not known: read as llama");
        assertThat(estimate(NEWCOMER))
                .bodyJson()
                .extractingPath("$.model.parameters")
                .isEqualTo(8_030_261_248L);
    }

    @Test
    void whatIsCountedAloneIsNeitherEstimatedNorProfiled() {
        assertRefused(estimate(VIT), "/huggingFaceConfig/model_type");
        assertRefused(profile(VIT + ", \"sequenceLengths\": [512]"), "/huggingFaceConfig/model_type");
        assertRefused(estimate("\"model\": \"whisper-tiny\""), "/model");
        assertThat(estimate(VIT))
                .bodyJson()
                .extractingPath("$.errors[0].detail")
                .asString()
                .contains("86,567,656 parameters", "text models alone");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"hidden_size\": \"4096\"",
                "\"hidden_size\": null",
                "\"hidden_size\": -1",
                "\"hidden_size\": 1e300",
                "\"hidden_size\": 4096.5",
                "\"hidden_size\": [[[4096]]]",
                "\"hidden_size\": {\"hidden_size\": 4096}",
                "\"hidden_size\": true",
            })
    void aKeyThatCannotBeReadIsNamedByItsPointer(String wrong) {
        assertRefused(estimate(NEWCOMER.replace("\"hidden_size\": 4096", wrong)), "/huggingFaceConfig/hidden_size");
    }

    @ParameterizedTest
    @ValueSource(strings = {"5", "[]", "{}", "true"})
    void aTypeThatIsNoTextIsNamedByItsPointer(String wrong) {
        assertRefused(estimate(NEWCOMER.replace("\"newcomer\"", wrong)), "/huggingFaceConfig/model_type");
    }

    private static void assertRefused(MvcTestResult answer, String pointer) {
        assertThat(answer)
                .hasStatus(400)
                .bodyJson()
                .extractingPath("$.errors[0].pointer")
                .isEqualTo(pointer);
    }

    private MvcTestResult profile(String fields) {
        return post("/api/v1/attention-profiles", "{" + fields + "}");
    }

    private MvcTestResult estimate(String model) {
        return post("/api/v1/estimates", PLAN.formatted(model));
    }

    private MvcTestResult post(String uri, String body) {
        return mvc.post()
                .uri(uri)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }
}
