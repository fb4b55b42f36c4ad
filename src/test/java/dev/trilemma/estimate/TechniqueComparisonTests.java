package dev.trilemma.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import dev.trilemma.catalog.CompressionLaws;
import dev.trilemma.catalog.PlanDocument;
import dev.trilemma.catalog.Technique;
import dev.trilemma.catalog.Techniques;
import dev.trilemma.estimate.TechniqueView.Status;
import dev.trilemma.web.Documents;
import dev.trilemma.web.InvalidRequest;
import dev.trilemma.web.Json;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

/** What techniques do to plans, against the plans that use them. */
@SpringBootTest(properties = "spring.datasource.url=jdbc:h2:mem:techniques;MODE=PostgreSQL;DB_CLOSE_DELAY=-1")
class TechniqueComparisonTests {

    private static final String PRETRAINING = """
            {"model": "llama-3.1-8b",
             "training": {"tokens": 1.5e12, "sequenceLength": 8192, "globalBatchSize": 512, "precision": "bf16"},
             "cluster": {"accelerator": "nvidia-h100-sxm5-80gb", "acceleratorCount": 256}}
            """;
    private static final String OLD_FASHIONED = """
            {"model": "llama-3.1-8b",
             "training": {"tokens": 1.5e12, "sequenceLength": 8192, "globalBatchSize": 512, "precision": "fp32",
                          "attentionKernel": "standard"},
             "cluster": {"accelerator": "nvidia-a100-sxm4-80gb", "acceleratorCount": 256}}
            """;
    private static final String FINE_TUNING = """
            {"model": "llama-3.1-8b",
             "training": {"method": "fullFineTuning", "datasetTokens": 5e7, "epochs": 3, "sequenceLength": 2048,
                          "globalBatchSize": 32, "precision": "bf16"},
             "cluster": {"accelerator": "nvidia-a100-sxm4-80gb", "acceleratorCount": 8}}
            """;
    private static final String OLD_HARDWARE = """
            {"model": "bert-base-uncased",
             "training": {"tokens": 1e9, "sequenceLength": 512, "globalBatchSize": 256, "precision": "fp16"},
             "cluster": {"accelerator": "nvidia-v100-sxm2-16gb", "acceleratorCount": 8}}
            """;

    @Autowired
    private TechniqueComparison comparison;

    @Autowired
    private Estimates estimates;

    @Autowired
    private Techniques techniques;

    @Autowired
    private Documents documents;

    /** Published at less than 0.25 % of the loss (DeepSeek-V3), which is called free; hardware before Hopper lacks it. */
    @Test
    void fp8IsFreeOnHopperAndDoesNotExistOnAmpere() {
        TechniqueView hopper = tried(PRETRAINING, "fp8");
        assertThat(hopper.status()).isEqualTo(Status.FREE);
        assertThat(hopper.gains()).contains("speed", "cost");
        assertThat(hopper.lossDifference()).isPositive();

        TechniqueView ampere = tried(OLD_FASHIONED, "fp8");
        assertThat(ampere.status()).isEqualTo(Status.NOT_APPLICABLE);
        assertThat(ampere.reason()).contains("precision", "nvidia-a100-sxm4-80gb");
    }

    @Test
    void narrowFormatsAndFlashAttentionAreFreeWhereAPlanDoesWithout() {
        assertThat(tried(OLD_FASHIONED, "bf16").status()).isEqualTo(Status.FREE);
        assertThat(tried(OLD_FASHIONED, "bf16").lossDifference()).isZero();
        assertThat(tried(OLD_FASHIONED, "flash-attention-2").status()).isEqualTo(Status.FREE);
        assertThat(tried(PRETRAINING, "bf16").status()).isEqualTo(Status.ALREADY_USED);
        assertThat(tried(PRETRAINING, "flash-attention-2").status()).isEqualTo(Status.ALREADY_USED);
        assertThat(tried(OLD_HARDWARE, "flash-attention-2").status()).isEqualTo(Status.NOT_APPLICABLE);
    }

    /** 4 N FLOPs a token instead of 6 N in the linear layers (Hu et al. 2021), and no better than the base model allows. */
    @Test
    void lowRankAdaptersAreFasterSmallerAndPaidInQuality() {
        TechniqueView lora = tried(FINE_TUNING, "lora");

        assertThat(lora.status()).isEqualTo(Status.TRADE_OFF);
        assertThat(lora.timeRatio()).isBetween(0.6, 0.75);
        assertThat(lora.memoryRatio()).isLessThan(1);
        assertThat(lora.sacrifices()).containsExactly("quality");
        assertThat(lora.note()).contains("base model");
        assertThat(tried(PRETRAINING, "lora").status()).isEqualTo(Status.NOT_APPLICABLE);
        assertThat(tried(PRETRAINING, "lora").reason()).contains("pretraining");
    }

    @Test
    void moreAcceleratorsAreFasterAndDearerAndTeachNoMore() {
        TechniqueView scaled = tried(PRETRAINING, "strong-scaling");

        assertThat(scaled.timeRatio()).isBetween(0.5, 0.6);
        assertThat(scaled.costRatio()).isGreaterThan(1);
        assertThat(scaled.lossDifference()).isZero();
    }

    @Test
    void spotIsCheaperAndSlower() {
        TechniqueView spot = tried(PRETRAINING, "spot");

        assertThat(spot.gains()).containsExactly("cost");
        assertThat(spot.sacrifices()).containsExactly("speed");
    }

    @Test
    void shardingEverythingTakesTheLeastMemory() {
        String layout = PRETRAINING.replace(
                "\"cluster\"",
                "\"parallelism\": {\"tensor\": 4, \"pipeline\": 1, \"zeroStage\": 0, \"microBatchSize\": 1}, \"cluster\"");
        double one = tried(layout, "zero-1").memoryRatio();
        double two = tried(layout, "zero-2").memoryRatio();
        double three = tried(layout, "zero-3").memoryRatio();

        assertThat(one).isLessThan(1);
        assertThat(two).isLessThanOrEqualTo(one);
        assertThat(three).isLessThanOrEqualTo(two);
    }

    /** Worked in Kumar et al. 2024: 1.7e9 parameters after 2.6e10 tokens, weights of four bits. */
    @Test
    void quantisingAfterTrainingAddsThePublishedLoss() {
        var law = new CompressionLaws().quantisation();

        assertThat(law.addedLoss(1.7e9, 2.6e10, 4)).isCloseTo(0.0087, within(0.0003));
        assertThat(law.parameterFactor(4)).isCloseTo(0.78, within(0.005));
        assertThat(law.parameterFactor(8)).isCloseTo(0.95, within(0.005));
        TechniqueView quantised = tried(PRETRAINING, "post-training-quantisation");
        assertThat(quantised.lossDifference()).isCloseTo(law.addedLoss(8.03e9, 1.5e12, 4), within(1e-4));
        assertThat(quantised.note()).contains("direction");
    }

    /** Frantar et al. 2023: without sparsity nothing changes, and more of it is never better for as many weights in all. */
    @Test
    void sparsityCostsTheMoreTheMoreThereIs() {
        var law = new CompressionLaws().sparsity();
        assertThat(law.reducibleLossFactor(1e9, 1e11, 0)).isEqualTo(1);
        double before = 1;
        for (double sparsity = 0.1; sparsity < 0.95; sparsity += 0.1) {
            double factor = law.reducibleLossFactor(1e9, 1e11, sparsity);
            assertThat(factor).isGreaterThan(before);
            before = factor;
        }
    }

    @Test
    void halfTheTokensAreHalfTheMoneyAndAWorseModel() {
        TechniqueView fewer = tried(PRETRAINING, "fewer-tokens");

        assertThat(fewer.timeRatio()).isCloseTo(0.5, within(0.005));
        assertThat(fewer.costRatio()).isCloseTo(0.5, within(0.005));
        assertThat(fewer.sacrifices()).containsExactly("quality");
    }

    /** Muralidharan et al. 2024: a fortieth of the tokens for a model of half the size. */
    @Test
    void pruningTakesALittleOfTheWorkAndLosesLittle() {
        TechniqueView pruned = tried(PRETRAINING, "structured-pruning");

        assertThat(pruned.timeRatio()).isLessThan(1 / 40.0);
        assertThat(pruned.sacrifices()).containsExactly("quality");
    }

    @ParameterizedTest
    @ValueSource(strings = {PRETRAINING, OLD_FASHIONED, FINE_TUNING, OLD_HARDWARE})
    void everyTechniqueHasAnAnswerThatThePatchedPlanGivesToo(String plan) {
        PlanDocument document = read(plan);
        EstimateView before = estimates.estimate(document);
        List<TechniqueView> tried = comparison.estimate(document, null).techniques();

        assertThat(tried)
                .extracting(TechniqueView::technique)
                .containsExactlyInAnyOrderElementsOf(
                        techniques.all().stream().map(Technique::id).toList());
        assertThat(tried).isSortedAccordingTo((one, other) -> one.status().compareTo(other.status()));
        assertThat(tried).allSatisfy(view -> {
            if (view.status() == Status.FREE) {
                assertThat(view.sacrifices()).isEmpty();
                EstimateView after = estimates.estimate(documents.patched(document, view.patch(), PlanDocument.class));
                assertThat(after.time().wallClockSeconds())
                        .isEqualTo(view.wallClockSeconds())
                        .isLessThanOrEqualTo(before.time().wallClockSeconds() * 1.001);
                assertThat(after.total()).isEqualTo(view.total());
                assertThat(after.quality().loss())
                        .isLessThanOrEqualTo(before.quality().loss() * 1.0025);
            }
            if (view.status() == Status.TRADE_OFF) {
                assertThat(view.sacrifices()).isNotEmpty();
                assertThat(view.gains()).isNotEmpty();
            }
            if (view.status() == Status.NOT_APPLICABLE) {
                assertThat(view.reason()).startsWith("/");
            }
        });
    }

    /** Inside the frontier all three improve; once every free lever is pulled, none is left. */
    @Test
    void aPlanWithEveryFreeTechniqueHasNoneLeft() {
        PlanDocument plan = read(OLD_FASHIONED);
        EstimateView estimate = comparison.estimate(plan, null);
        assertThat(estimate.techniqueSummary()).contains("inside the frontier");

        for (int round = 0; round < 10 && anyFree(estimate); round++) {
            TechniqueView free = estimate.techniques().get(0);
            plan = documents.patched(plan, free.patch(), PlanDocument.class);
            EstimateView next = comparison.estimate(plan, null);
            assertThat(next.time().wallClockSeconds())
                    .isLessThanOrEqualTo(estimate.time().wallClockSeconds() * 1.001);
            estimate = next;
        }

        assertThat(anyFree(estimate)).isFalse();
        assertThat(estimate.techniqueSummary()).contains("on the frontier");
    }

    @Test
    void whatIsPaidForBeyondTheRunAndWhatSavesMemoryAloneAreNotFree() {
        assertThat(tried(FINE_TUNING, "reserved").sacrifices()).contains("cost");
        assertThat(tried(PRETRAINING, "reserved").status()).isNotEqualTo(Status.FREE);
        assertThat(tried(PRETRAINING, "adam-8-bit").status()).isEqualTo(Status.SAVES_MEMORY);
    }

    @Test
    void fewerTokensOfATrainedModelAreNotFreeThoughTheLawHardlySeesThem() {
        assertThat(tried(
                                PRETRAINING.replace("\"tokens\"", "\"method\": \"continuedPretraining\", \"tokens\""),
                                "fewer-tokens")
                        .status())
                .isEqualTo(Status.TRADE_OFF);
    }

    @Test
    void settingsOfTheOldMethodDoNotRefuseTheNew() {
        String lora = FINE_TUNING.replace("\"fullFineTuning\"", "\"lora\", \"loraRank\": 8");

        assertThat(tried(lora, "adapters").wallClockSeconds()).isNotNull();
    }

    /** Llama 3.1 8B was trained at 8,192 tokens; a copy of its dimensions does not say so. */
    @Test
    void anotherArchitectureIsComparedAtTheSameLength() {
        String open = PRETRAINING.replace("\"sequenceLength\": 8192, ", "");

        assertThat(tried(open, "sparse-experts").timeRatio())
                .isCloseTo(tried(PRETRAINING, "sparse-experts").timeRatio(), within(1e-9));
    }

    @Test
    void anArchitectureWithAWindowCanBecomeAMixture() {
        String windowed = PRETRAINING.replace("\"model\": \"llama-3.1-8b\"", """
                "architecture": {"layers": 32, "hiddenSize": 4096, "attentionHeads": 32, "keyValueHeads": 8, "feedForwardSize": 14336,
                 "gatedFeedForward": true, "vocabularySize": 128256, "slidingWindow": {"size": 1024, "globalLayers": 8}}""");

        assertThat(tried(windowed, "sparse-experts").wallClockSeconds()).isNotNull();
    }

    @Test
    void withoutAPriceNothingThatTakesMoreAcceleratorsIsFree() {
        String unpriced = PRETRAINING.replace("nvidia-h100-sxm5-80gb", "amd-mi250-128gb");

        assertThat(estimates.estimate(read(unpriced)).total()).isNull();
        assertThat(tried(unpriced, "strong-scaling").status()).isEqualTo(Status.TRADE_OFF);
    }

    @Test
    void aPlanThatDoesNotFitHasNothingFreeThatDoesNotFitEither() {
        String large = PRETRAINING.replace("llama-3.1-8b", "llama-3.1-405b").replace("256}", "8}");

        assertThat(comparison.estimate(read(large), null).techniques())
                .filteredOn(view -> view.status() == Status.FREE)
                .allSatisfy(view -> assertThat(view.fits()).isTrue());
    }

    @Test
    void aClusterThatCannotDoubleRefusesNoOtherTechnique() {
        String largest = PRETRAINING.replace("256}", "600000}").replace("512,", "600000,");
        List<TechniqueView> tried = comparison
                .estimate(read(largest), List.of("strong-scaling", "fp8"))
                .techniques();

        assertThat(tried).extracting(TechniqueView::technique).containsExactlyInAnyOrder("strong-scaling", "fp8");
        assertThat(tried)
                .filteredOn(view -> view.technique().equals("strong-scaling"))
                .extracting(TechniqueView::status)
                .containsExactly(Status.NOT_APPLICABLE);
    }

    @Test
    void aMisspeltTechniqueIsNamedWithItsNearest() {
        assertThatExceptionOfType(InvalidRequest.class)
                .isThrownBy(() -> comparison.estimate(read(PRETRAINING), List.of("lorra")))
                .satisfies(
                        failure -> assertThat(failure.errors().get(0).detail()).contains("lora"));
    }

    private static boolean anyFree(EstimateView estimate) {
        return estimate.techniques().get(0).status() == Status.FREE;
    }

    private TechniqueView tried(String plan, String technique) {
        return comparison.estimate(read(plan), List.of(technique)).techniques().get(0);
    }

    private PlanDocument read(String plan) {
        return documents.read(Json.mapper().readTree(plan), PlanDocument.class);
    }
}
