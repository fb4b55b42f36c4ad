package dev.trilemma.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Percentage.withPercentage;

import dev.trilemma.catalog.ReferenceRuns;
import dev.trilemma.catalog.Warning;
import dev.trilemma.engine.cost.CostBasis;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;

/** What is known of famous runs, beside what the service says of them. Every test names the figure and who published it. */
@Import(PlanSender.class)
@SpringBootTest(properties = "spring.datasource.url=jdbc:h2:mem:proof;MODE=PostgreSQL;DB_CLOSE_DELAY=-1")
class PublishedRunsTests {

    private static final double DAY = 86_400;
    private static final double HOUR = 3_600;

    @Autowired
    private PlanSender plans;

    @Autowired
    private ReferenceRuns references;

    @Autowired
    private Estimates estimates;

    @Test
    @DisplayName("The runs to start from: whoever published one had one that fitted")
    void everyReferenceRunFits() {
        assertThat(references.all())
                .isNotEmpty()
                .allSatisfy(
                        run -> assertThat(estimates.estimate(run.plan()).fit().kind())
                                .as(run.title())
                                .isEqualTo(FitView.Kind.FITS));
    }

    @Test
    @DisplayName("GPT-3: 300B tokens are 3.14e23 FLOPs (Brown et al. 2020, table D.1)")
    void gpt3TakesThePublishedWork() {
        assertThat(gpt3("nvidia-a100-sxm4-80gb", 1024, "").work().modelFlops()).isBetween(3.1e23, 3.3e23);
    }

    @Test
    @DisplayName("GPT-3: 14.8 days on 10,000 V100 and 1,287 MWh (Patterson et al. 2021, table 4)")
    void gpt3TakesWeeksOnTenThousandV100() {
        EstimateView run =
                gpt3("nvidia-v100-sxm2-32gb", 10_000, ", \"precision\": \"fp16\", \"attentionKernel\": \"standard\"");

        assertThat(run.time().wallClockSeconds() / DAY).isBetween(14.8 / 1.5, 14.8 * 1.5);
        assertThat(run.energy().facilityKwh() / 1e3).isBetween(1287 / 1.3, 1287 * 1.3);
    }

    @Test
    @DisplayName("GPT-3: 34 days on 1,024 A100 with standard attention (Narayanan et al. 2021, section 5.1)")
    void gpt3TakesAMonthOnAThousandA100AsInMegatron() {
        EstimateView run =
                gpt3("nvidia-a100-sxm4-80gb", 1024, ", \"attentionKernel\": \"standard\", \"recomputation\": \"full\"");

        assertThat(run.time().trainingSeconds() / DAY).isBetween(34 / 1.35, 34 * 1.35);
    }

    @Test
    @DisplayName("GPT-3: flash attention takes a third off the month on 1,024 A100 and still leaves weeks")
    void gpt3TakesWeeksOnAThousandA100Today() {
        double today = gpt3("nvidia-a100-sxm4-80gb", 1024, "").time().wallClockSeconds();

        assertThat(today / DAY).isBetween(14.0, 30.0);
    }

    @Test
    @DisplayName("BERT-base: 109,482,240 parameters (published checkpoint)")
    void bertHasThePublishedParameters() {
        assertThat(bert(1000, 128).model().parameters()).isEqualTo(109_482_240);
    }

    /**
     * Nine tenths of the steps at 128 tokens, the rest at 512 (Devlin et al. 2018, appendix A.2). The constants were fitted on TPU
     * v5p and v6e with compilers of today, so that the software of 2018 may have been several times slower: the whole distance to
     * what was published stays within a factor of 4.
     */
    @Test
    @DisplayName(
            "BERT-base: 1,000,000 steps of 256 sequences took 4 days on 16 TPU chips (Devlin et al. 2018, section A.2)")
    void bertTakesDaysOnSixteenTpuChips() {
        double days = (bert(900_000, 128).time().wallClockSeconds()
                        + bert(100_000, 512).time().wallClockSeconds())
                / DAY;

        assertThat(days).isBetween(1.0, 8.0);
    }

    /**
     * The published training script: three passes over 3.3 billion words (about 4.3 billion word pieces at 1.3 for a word, an
     * assumption), 5 sequences at a time, 50 times before a step, fp32 unless asked otherwise; sequences of 512 are the longest, their
     * mean is not published.
     */
    @Test
    @DisplayName("DistilBERT: about 90 hours on 8 V100 16 GB, 720 V100-hours (Sanh et al. 2019, section 3)")
    void distillingBertTakesHundredsOfV100Hours() {
        EstimateView run = plans.estimate("""
                {"model": "distilbert-base-uncased",
                 "training": {"method": "distillation", "teacher": "bert-base", "datasetTokens": 4.3e9, "epochs": 3,
                     "sequenceLength": 512, "globalBatchSize": 2000, "precision": "fp32", "recomputation": "none",
                     "attentionKernel": "standard", "framework": "ddp"},
                 "cluster": {"accelerator": "nvidia-v100-sxm2-16gb", "acceleratorCount": 8},
                 "parallelism": {"tensor": 1, "pipeline": 1, "data": 8, "microBatchSize": 5}}
                """);

        assertThat(8 * run.time().wallClockSeconds() / HOUR).isBetween(720.0 / 4, 720.0 * 4);
        assertThat(run.fit().kind()).isEqualTo(FitView.Kind.FITS);
    }

    @Test
    @DisplayName("DistilBERT and MobileBERT: fine-tuning on MNLI (393k examples, 3 epochs) takes hours on one V100")
    void smallEncodersAreFineTunedWithinHoursOnOneAccelerator() {
        for (String model : new String[] {"distilbert-base-uncased", "mobilebert-uncased"}) {
            EstimateView run = plans.estimate("""
                    {"model": "%s",
                     "training": {"method": "fullFineTuning", "datasetTokens": 50304000, "epochs": 3, "sequenceLength": 128,
                         "globalBatchSize": 32, "precision": "fp16", "attentionKernel": "standard", "framework": "ddp"},
                     "cluster": {"accelerator": "nvidia-v100-sxm2-16gb", "acceleratorCount": 1}}
                    """.formatted(model));

            assertThat(run.time().wallClockSeconds() / HOUR).as(model).isBetween(0.1, 4.0);
            assertThat(run.fit().kind()).isEqualTo(FitView.Kind.FITS);
        }
    }

    @Test
    @DisplayName(
            "LoRA: 8B parameters fit one 80 GB accelerator and cost 4N instead of 6N (Hu et al. 2021, section 4.2)")
    void loraFitsWhereFullFineTuningDoesNotForTwoThirdsOfTheWork() {
        EstimateView full = llama8b("fullFineTuning");
        EstimateView lora = llama8b("lora");

        assertThat(full.fit().kind()).isEqualTo(FitView.Kind.DOES_NOT_FIT);
        assertThat(lora.fit().kind()).isEqualTo(FitView.Kind.FITS);
        double perTokenOfFull = full.work().flopsPerToken() - full.work().attentionFlopsPerToken();
        double perTokenOfLora = lora.work().flopsPerToken() - lora.work().attentionFlopsPerToken();
        double adapters = 6.0 * lora.model().trainableParameters();
        assertThat((perTokenOfLora - adapters) / perTokenOfFull).isCloseTo(4.0 / 6, withPercentage(1e-6));
    }

    /** The reported split: tensor 8, pipeline 15, batches of 60 million tokens; 24,960 of about 25,000 accelerators. */
    @Test
    @DisplayName("GPT-4, unofficial: 2.15e25 FLOPs, 25,000 A100, 90 to 100 days (SemiAnalysis 2023)")
    void gpt4CostsTensOfMillionsOwnedAndHundredsOfMillionsAtList() {
        EstimateView run = plans.estimate("""
                {"model": "gpt-4",
                 "training": {"tokens": 1.3e13, "sequenceLength": 8192, "globalBatchSize": 7280, "precision": "bf16"},
                 "cluster": {"accelerator": "nvidia-a100-sxm4-80gb", "acceleratorCount": 24960},
                 "parallelism": {"tensor": 8, "pipeline": 15, "context": 1, "data": 208}}
                """);

        assertThat(run.warnings()).extracting(Warning::code).contains("unofficialModel");
        assertThat(run.work().modelFlops()).isCloseTo(2.15e25, withPercentage(10));
        assertThat(run.time().wallClockSeconds() / DAY).isBetween(95 / 1.35, 95 * 1.35);
        assertThat(dollars(run, "owned")).isBetween(1e7, 1e8);
        assertThat(dollars(run, "medianList")).isBetween(1e8, 1e9);
        assertThat(dollars(run, "highestList")).isBetween(dollars(run, "medianList"), 1e9);
    }

    @Test
    @DisplayName(
            "Llama 3.1 405B: 3.8e25 FLOPs, 30.84M H100-hours, 41 % MFU on 16,384 (Grattafiori et al. 2024; model card)")
    void llama405bTakesThePublishedAcceleratorHours() {
        EstimateView run = plans.estimate("""
                {"model": "llama-3.1-405b",
                 "training": {"tokens": 1.56e13, "sequenceLength": 8192, "globalBatchSize": 2048, "precision": "bf16"},
                 "cluster": {"accelerator": "nvidia-h100-sxm5-80gb", "acceleratorCount": 16384}}
                """);

        assertThat(run.work().modelFlops()).isCloseTo(3.8e25, withPercentage(5));
        assertThat(16384 * run.time().wallClockSeconds() / HOUR).isCloseTo(30.84e6, withPercentage(35));
        assertThat(run.time().wallClockSeconds() / DAY).isBetween(54.0, 54 * 1.5);
        assertThat(run.time().modelFlopsUtilization()).isCloseTo(0.41, withPercentage(15));
        assertThat(run.time().goodput()).isBetween(0.9, 1.0);
    }

    private EstimateView gpt3(String accelerator, int count, String more) {
        return plans.estimate("""
                {"model": "gpt3-175b",
                 "training": {"tokens": 3e11, "sequenceLength": 2048, "globalBatchSize": 1536%s},
                 "cluster": {"accelerator": "%s", "acceleratorCount": %d}}
                """.formatted(more, accelerator, count));
    }

    private EstimateView bert(int steps, int sequenceLength) {
        return plans.estimate("""
                {"model": "bert-base",
                 "training": {"tokens": %d, "sequenceLength": %d, "globalBatchSize": 256, "precision": "bf16",
                     "attentionKernel": "standard", "framework": "other", "recomputation": "none"},
                 "cluster": {"accelerator": "google-tpu-v2", "acceleratorCount": 16},
                 "parallelism": {"tensor": 1, "pipeline": 1, "data": 16, "zeroStage": 0, "microBatchSize": 16}}
                """.formatted(256L * steps * sequenceLength, sequenceLength));
    }

    private EstimateView llama8b(String method) {
        return plans.estimate("""
                {"model": "llama-3.1-8b",
                 "training": {"method": "%s", "tokens": 1e8, "sequenceLength": 2048, "globalBatchSize": 16, "precision": "bf16"},
                 "cluster": {"accelerator": "nvidia-a100-sxm4-80gb", "acceleratorCount": 1}}
                """.formatted(method));
    }

    private static double dollars(EstimateView run, String basis) {
        return run.bases().stream()
                .filter(each -> each.name().equals(basis))
                .map(CostBasis::total)
                .findFirst()
                .orElseThrow()
                .amount()
                .doubleValue();
    }
}
