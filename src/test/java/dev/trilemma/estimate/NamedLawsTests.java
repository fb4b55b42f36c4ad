package dev.trilemma.estimate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trilemma.catalog.Assumption;
import dev.trilemma.catalog.Warning;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;

/** Every law behind an answer has its name and its range in the answer, and a flag where the plan lies outside. */
@Import(PlanSender.class)
@SpringBootTest(properties = "spring.datasource.url=jdbc:h2:mem:proof;MODE=PostgreSQL;DB_CLOSE_DELAY=-1")
class NamedLawsTests {

    private static final String H100 = "nvidia-h100-sxm5-80gb";

    @Autowired
    private PlanSender plans;

    @Test
    void everyLawIsNamedWithItsSource() {
        List<Assumption> assumptions =
                estimate("llama-3.1-8b", 1e12, H100, 1024).assumptions();

        assertThat(assumptions)
                .extracting(Assumption::name)
                .contains(
                        "goodput.model",
                        "goodput.largestCluster",
                        "goodput.hoursBetweenFailuresPerAccelerator",
                        "goodput.checkpointIntervalSeconds",
                        "goodput.checkpointWriteBytesPerSecondPerNode",
                        "goodput.otherLossShare",
                        "energy.model",
                        "energy.utilisationShare",
                        "energy.hostFactor",
                        "energy.embodiedKgCo2ePerAccelerator",
                        "energy.acceleratorLifeHours",
                        "parallelism.offload",
                        "site.carbonKgCo2ePerKwh",
                        "site.pue",
                        "quality.law",
                        "quality.fittedRange",
                        "quality.criticalBatch",
                        "uncertainty.model");
        assertThat(assumptions)
                .allSatisfy(assumption -> assertThat(assumption.source()).isNotBlank());
    }

    @Test
    void whatAPlanCannotSayOfItsRunIsAssumedAloud() {
        List<Assumption> bert = estimate("bert-large", 1e10, H100, 8).assumptions();
        List<Assumption> llama = estimate("llama-3.1-8b", 1e10, H100, 8).assumptions();

        assertThat(Double.parseDouble(value(bert, "training.filledShare"))).isBetween(0.4, 0.6);
        assertThat(value(bert, "training.predictedShare")).isEqualTo("0.15");
        assertThat(llama)
                .extracting(Assumption::name)
                .doesNotContain("training.filledShare", "training.predictedShare");
    }

    @Test
    void whatOnlySomeRunsMeetIsAssumedOfThoseAlone() {
        List<Assumption> usual = estimate("gpt3-175b", 3e11, H100, 1024).assumptions();
        List<Assumption> special = plans.estimate("""
                {"model": "gpt3-175b", "training": {"tokens": 3e11, "precision": "fp16"},
                 "cluster": {"accelerator": "nvidia-h100-sxm5-80gb", "acceleratorCount": 1024},
                 "parallelism": {"offload": {"optimizer": true}}, "pricing": {"commitment": "spot"}}
                """).assumptions();

        assertThat(value(special, "goodput.halfPrecisionFactor")).isEqualTo("1.1");
        assertThat(Double.parseDouble(value(special, "goodput.spotInterruptionsPerNodeHour")))
                .isEqualTo(1.0 / 24);
        assertThat(special)
                .extracting(Assumption::name)
                .contains("offload.hostLinkBytesPerSecond", "offload.hostStepBytesPerSecond")
                .doesNotContain("parallelism.offload");
        assertThat(usual)
                .extracting(Assumption::name)
                .noneMatch(name -> name.startsWith("offload."))
                .doesNotContain("goodput.halfPrecisionFactor", "goodput.spotInterruptionsPerNodeHour");
    }

    /** LLaVA 1.5's own config says no more of its Llama; its class has the dimensions of Llama 2 7B. */
    @Test
    void whatAConfigLeavesToItsClassIsAssumed() {
        List<Assumption> assumptions = plans.estimate("""
                {"huggingFaceConfig": {"model_type": "llava", "text_config": {"model_type": "llama", "vocab_size": 32064}},
                 "training": {"tokens": 1e9}, "cluster": {"accelerator": "nvidia-h100-sxm5-80gb", "acceleratorCount": 8}}
                """).assumptions();

        assertThat(value(assumptions, "huggingFaceConfig.text_config.num_hidden_layers"))
                .isEqualTo("32");
        assertThat(value(assumptions, "huggingFaceConfig.text_config.intermediate_size"))
                .isEqualTo("11008");
        assertThat(value(assumptions, "huggingFaceConfig.text_config.tie_word_embeddings"))
                .isEqualTo("false");
        assertThat(assumptions).extracting(Assumption::name).doesNotContain("huggingFaceConfig.text_config.vocab_size");
    }

    @Test
    void theRangesOfTheLawsAreThoseOfTheirFits() {
        List<Assumption> assumptions =
                estimate("llama-3.1-8b", 1e12, H100, 1024).assumptions();

        assertThat(value(assumptions, "quality.fittedRange"))
                .isEqualTo("6e+18 to 1e+22 FLOPs, 1 to 500 tokens for each parameter, up to 40 epochs");
        assertThat(value(assumptions, "quality.criticalBatch"))
                .isEqualTo("58650 (D / 1e6)^0.47 tokens, fitted up to 2.5e+10 tokens of data");
        assertThat(value(assumptions, "goodput.largestCluster")).isEqualTo("16384.0");
    }

    @Test
    void aRunLikeThoseOfTheFitsHasNoFlag() {
        EstimateView run = estimate("pythia-410m", 2e10, H100, 64);

        assertThat(codes(run)).doesNotContain("goodputExtrapolated", "powerNotMetered", "lossOutsideFit");
        assertThat(run.quality().notes()).noneMatch(note -> note.contains("extrapolation"));
    }

    @Test
    void aRunUnlikeThoseOfTheFitsIsFlaggedByEveryLawThatItLeaves() {
        EstimateView run = estimate("llama-3.1-405b", 1.5e13, "amd-mi300x-192gb", 32_768);

        assertThat(codes(run)).contains("goodputExtrapolated", "powerNotMetered", "lossOutsideFit");
        assertThat(run.quality().notes())
                .anyMatch(note -> note.startsWith("What a batch wastes is an extrapolation"))
                .anyMatch(note -> note.startsWith("Outside the runs that besiroglu-2024 was fitted to"));
    }

    @Test
    void whatIsUsualForThePlanIsNamedWhereThePlanLeavesItOpen() {
        List<Assumption> old =
                estimate("gpt3-175b", 3e11, "nvidia-v100-sxm2-32gb", 1024).assumptions();

        assertThat(value(old, "training.attentionKernel")).isEqualTo("standard");
        assertThat(value(old, "training.recomputation")).isEqualTo("full");
        assertThat(value(old, "training.sequenceLength")).isEqualTo("2048");
        assertThat(value(old, "training.globalBatchSize")).isEqualTo("2048");
        assertThat(value(old, "training.framework")).isEqualTo("other");
        assertThat(value(estimate("llama-2-7b", 2e12, H100, 64).assumptions(), "training.sequenceLength"))
                .isEqualTo("4096");
    }

    private EstimateView estimate(String model, double tokens, String accelerator, int count) {
        return plans.estimate("""
                {"model": "%s", "training": {"tokens": %s},
                 "cluster": {"accelerator": "%s", "acceleratorCount": %d}}
                """.formatted(model, tokens, accelerator, count));
    }

    private static List<String> codes(EstimateView run) {
        return run.warnings().stream().map(Warning::code).toList();
    }

    private static String value(List<Assumption> assumptions, String name) {
        return assumptions.stream()
                .filter(assumption -> assumption.name().equals(name))
                .map(Assumption::value)
                .findFirst()
                .orElseThrow();
    }
}
