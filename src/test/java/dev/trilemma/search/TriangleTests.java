package dev.trilemma.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.trilemma.catalog.Models;
import dev.trilemma.catalog.PlanDocument;
import dev.trilemma.catalog.PretrainedTriangle;
import dev.trilemma.engine.hardware.Precision;
import dev.trilemma.engine.memory.AttentionProfile;
import dev.trilemma.engine.memory.AttentionProfiler;
import dev.trilemma.engine.plan.AttentionKernel;
import dev.trilemma.engine.shape.ModelShape;
import dev.trilemma.estimate.EstimateView;
import dev.trilemma.estimate.Estimates;
import dev.trilemma.estimate.FitView;
import dev.trilemma.web.Documents;
import dev.trilemma.web.Json;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import tools.jackson.databind.JsonNode;

/** The claims that people make about the triangle: each where it holds, and where it does not. */
@SpringBootTest(
        properties = {
            "spring.datasource.url=jdbc:h2:mem:triangle;MODE=PostgreSQL;DB_CLOSE_DELAY=-1",
            "trilemma.search.frontier-time=1m",
            "trilemma.search.solution-time=1m"
        })
class TriangleTests {

    private static final double DAY = 86_400;
    private static final double HOUR = 3_600;

    @Autowired
    private Estimates estimates;

    @Autowired
    private Frontiers frontiers;

    @Autowired
    private Solutions solutions;

    @Autowired
    private ComputeOptima optima;

    @Autowired
    private Documents documents;

    @Autowired
    private Models models;

    @Test
    @DisplayName(
            "Self-attention takes n² time and memory: its scores do, a short sequence does not notice, and flash attention keeps none")
    void attentionIsQuadraticInItsScores() {
        ModelShape bert = models.model("bert-base-uncased").shape();
        var profiler = new AttentionProfiler();
        AttentionProfile once = profiler.profile(bert, 4096, AttentionKernel.STANDARD, Precision.BF16, 1);
        AttentionProfile twice = profiler.profile(bert, 8192, AttentionKernel.STANDARD, Precision.BF16, 1);
        AttentionProfile flash = profiler.profile(bert, 8192, AttentionKernel.FLASH, Precision.BF16, 1);

        assertThat(twice.attentionFlopsPerToken() * 8192 / (once.attentionFlopsPerToken() * 4096))
                .isEqualTo(4);
        assertThat(twice.attentionBytes() / once.attentionBytes()).isEqualTo(4);
        assertThat(flash.attentionBytes()).isLessThan(twice.attentionBytes() / 1000);
        assertThat(profiler.crossoverSequenceLength(bert).orElseThrow()).isEqualTo(4608);
        assertThat(profiler.profile(bert, 128, AttentionKernel.STANDARD, Precision.BF16, 1)
                        .attentionShare())
                .isLessThan(0.05);
    }

    @Test
    @DisplayName(
            "Bigger models and more data are better, slower and dearer; beyond the best size for its compute a bigger model is worse")
    void biggerIsBetterUntilTheTokensRunOut() {
        EstimateView small = estimate("llama-3.1-8b", 1e12, "h100", 512, "");
        EstimateView large = estimate("llama-3.1-70b", 1e12, "h100", 512, "");
        EstimateView more = estimate("llama-3.1-8b", 2e12, "h100", 512, "");

        assertThat(large.quality().loss()).isLessThan(small.quality().loss());
        assertThat(more.quality().loss()).isLessThan(small.quality().loss());
        assertThat(large.time().wallClockSeconds())
                .isGreaterThan(5 * small.time().wallClockSeconds());
        assertThat(money(more)).isGreaterThan(1.9 * money(small));
        EstimateView starved = estimate("llama-3.1-405b", 1e12 * 70 / 405, "h100", 512, "");
        assertThat(starved.quality().loss()).isGreaterThan(large.quality().loss());
    }

    @Test
    @DisplayName("One per cent less reducible loss costs about 5.6 % more money")
    void qualityIsDear() {
        FrontierView frontier = frontiers.frontier(read(FrontierRequest.class, """
                {"plan": {"training": {"sequenceLength": 4096, "precision": "bf16"}},
                 "space": {"parameters": [1e9, 8e9, 7e10], "tokens": [3e11, 3e12], "accelerators": ["h100"],
                           "acceleratorCounts": [64, 512]}}
                """));

        assertThat(frontier.exchangeRates())
                .filteredOn(rate -> rate.between().equals("qualityAndCost"))
                .hasSize(4)
                .allSatisfy(rate -> assertThat(rate.value()).isCloseTo(1 / 0.1783, within(0.15)));
        assertThat(frontier.notes()).anyMatch(note -> note.contains("not symmetric"));
    }

    @Test
    @DisplayName(
            "Lower precision is faster, cheaper and usually worse: fp8 on Hopper by less than 0.25 %, fp4 on Blackwell by more, bf16 by nothing")
    void lowerPrecisionIsUsuallyWorse() {
        EstimateView full = estimate("llama-3.1-8b", 1e12, "nvidia-b200-sxm-180gb", 64, "\"precision\": \"fp32\"");
        EstimateView half = estimate("llama-3.1-8b", 1e12, "nvidia-b200-sxm-180gb", 64, "\"precision\": \"bf16\"");
        EstimateView eight = estimate("llama-3.1-8b", 1e12, "nvidia-b200-sxm-180gb", 64, "\"precision\": \"fp8\"");
        EstimateView four = estimate("llama-3.1-8b", 1e12, "nvidia-b200-sxm-180gb", 64, "\"precision\": \"fp4\"");

        assertThat(half.quality().loss()).isEqualTo(full.quality().loss());
        assertThat(half.time().wallClockSeconds()).isLessThan(full.time().wallClockSeconds() / 2);
        assertThat(eight.time().wallClockSeconds()).isLessThan(half.time().wallClockSeconds());
        assertThat(eight.quality().loss() / half.quality().loss()).isBetween(1.0, 1.0026);
        assertThat(four.quality().loss() / half.quality().loss()).isGreaterThan(1.0026);
    }

    @Test
    @DisplayName("More accelerators are faster, as good and dearer: nearly free at first, at the end only dearer")
    void speedIsNearlyFreeUntilItIsNot() {
        double few = priceOfSpeed(64, 128);
        double many = priceOfSpeed(4096, 8192);

        assertThat(few).isBetween(0.0, 0.1);
        assertThat(many).isGreaterThan(5 * few);
        assertThat(estimate("llama-3.1-8b", 1e12, "h100", 128, "\"globalBatchSize\": 512")
                        .quality()
                        .loss())
                .isEqualTo(estimate("llama-3.1-8b", 1e12, "h100", 64, "\"globalBatchSize\": 512")
                        .quality()
                        .loss());
    }

    @Test
    @DisplayName(
            "GPT-3 and GPT-4 take weeks to months, the electricity of a town and a fortune: tens of millions for the run, not billions")
    void gpt4CostsTensOfMillions() {
        EstimateView gpt3 = estimate("gpt3-175b", 3e11, "nvidia-v100-sxm2-32gb", 10_000, "\"precision\": \"fp16\"");
        EstimateView gpt4 = estimates.estimate(read(PlanDocument.class, """
                {"model": "gpt-4", "training": {"tokens": 1.3e13, "sequenceLength": 8192, "globalBatchSize": 7680,
                 "precision": "bf16"}, "cluster": {"accelerator": "nvidia-a100-sxm4-40gb", "acceleratorCount": 25000},
                 "pricing": {"commitment": "owned"}}
                """));

        assertThat(gpt3.time().wallClockSeconds() / DAY).isBetween(7.0, 60.0);
        assertThat(gpt3.energy().facilityKwh()).isBetween(5e5, 3e6);
        assertThat(gpt4.time().wallClockSeconds() / DAY).isBetween(60.0, 180.0);
        assertThat(money(gpt4)).isBetween(4e7, 3e8);
        assertThat(gpt4.warnings()).anyMatch(warning -> warning.code().equals("unofficialModel"));
    }

    @Test
    @DisplayName(
            "BERT-base has about 110 M parameters and took 16 TPU chips for 4 days: a balance, at a few hundred dollars now")
    void bertIsABalance() {
        EstimateView bert = estimates.estimate(read(PlanDocument.class, """
                {"model": "bert-base-uncased", "training": {"tokens": 2.94912e10, "sequenceLength": 128, "globalBatchSize": 256},
                 "cluster": {"accelerator": "google-tpu-v2", "acceleratorCount": 16, "acceleratorsPerNode": 4}}
                """));

        assertThat(bert.model().parameters()).isEqualTo(109_482_240);
        assertThat(bert.time().wallClockSeconds() / DAY).isBetween(0.5, 4.0);
        assertThat(money(bert)).isLessThan(5_000);
    }

    @Test
    @DisplayName(
            "DistilBERT and MobileBERT fine-tune in hours on one GPU; pre-training one takes days, teacher and all")
    void smallModelsFineTuneInHours() {
        for (String model : new String[] {"distilbert-base-uncased", "mobilebert-uncased"}) {
            EstimateView tuned = estimates.estimate(read(PlanDocument.class, """
                    {"model": "%s", "training": {"method": "fullFineTuning", "datasetTokens": 8.7e6, "epochs": 3,
                     "sequenceLength": 128, "globalBatchSize": 32, "precision": "fp16"},
                     "cluster": {"accelerator": "nvidia-v100-sxm2-16gb", "acceleratorCount": 1}}
                    """.formatted(model)));
            assertThat(tuned.model().parameters()).isLessThan(100_000_000);
            assertThat(tuned.time().wallClockSeconds() / HOUR).isBetween(0.05, 4.0);
        }
        EstimateView distilled = estimates.estimate(read(PlanDocument.class, """
                {"model": "distilbert-base-uncased", "training": {"method": "distillation", "teacher": "bert-base-uncased",
                 "datasetTokens": 3.3e9, "epochs": 3, "sequenceLength": 512, "globalBatchSize": 4000, "precision": "fp16"},
                 "cluster": {"accelerator": "nvidia-v100-sxm2-16gb", "acceleratorCount": 8}}
                """));
        assertThat(8 * distilled.time().wallClockSeconds() / HOUR).isGreaterThan(100 / 5.0);
    }

    @Test
    @DisplayName(
            "LoRA and adapters are fast and cheap and fit where full fine-tuning does not; the base model is their limit")
    void adaptersAreLimitedByTheirBase() {
        EstimateView full = fineTuning("fullFineTuning");
        EstimateView lora = fineTuning("lora");
        EstimateView adapter = fineTuning("adapter");

        assertThat(full.fit().kind()).isEqualTo(FitView.Kind.DOES_NOT_FIT);
        assertThat(lora.fit().kind()).isEqualTo(FitView.Kind.FITS);
        assertThat(lora.model().trainableParameters()).isLessThan(full.model().trainableParameters() / 100);
        assertThat(adapter.time().wallClockSeconds()).isLessThan(full.time().wallClockSeconds());
        assertThat(lora.quality().loss()).isGreaterThanOrEqualTo(full.quality().loss());
        assertThat(lora.quality().notes()).isNotEmpty();
    }

    @Test
    @DisplayName(
            "Quality comes from parameters and tokens in balance: a half-size model needs a quarter more compute, a seventh-size one cannot")
    void qualityNeedsBoth() {
        ComputeOptimumView optimum = optima.optimum(new ComputeOptimumRequest(5.76e23, null, null, null, null));

        assertThat(optimum.best().tokensPerParameter()).isCloseTo(18.3, within(0.2));
        assertThat(optimum.overTraining())
                .filteredOn(other -> other.parameterRatio() == 0.5)
                .singleElement()
                .satisfies(half -> assertThat(half.overhead()).isCloseTo(1.26, within(0.01)));
        assertThat(optimum.smallestParameters() / optimum.best().parameters()).isCloseTo(0.146, within(0.001));
    }

    @Test
    @DisplayName(
            "Speed from mixed precision has its risk: a large fp16 run stops oftener than a bf16 one, a small one does not")
    void halfPrecisionIsARisk() {
        assertThat(goodput("gpt3-175b", "fp16")).isLessThan(goodput("gpt3-175b", "bf16"));
        assertThat(goodput("gpt3-1.3b", "fp16")).isEqualTo(goodput("gpt3-1.3b", "bf16"));
    }

    @Test
    @DisplayName("Fewer epochs save money and may under-fit; many repeat what is known, up to sixteen times the data")
    void repeatsAreWorthLessAndLess() {
        ComputeOptimumView four = optima.optimum(new ComputeOptimumRequest(6 * 1e10 * 2e11, null, null, null, null));
        double tokens = four.best().tokens();
        ComputeOptimumView repeated =
                optima.optimum(new ComputeOptimumRequest(four.best().flops(), null, null, tokens / 4, null));
        ComputeOptimumView worn =
                optima.optimum(new ComputeOptimumRequest(four.best().flops(), null, null, tokens / 40, null));

        assertThat(repeated.repeatedData().efficiency()).isCloseTo(0.931, within(0.001));
        assertThat(worn.repeatedData().efficiency()).isCloseTo(0.379, within(0.001));
        assertThat(worn.repeatedData().loss())
                .isGreaterThan(repeated.repeatedData().loss());
        EstimateView once = epochs(1);
        EstimateView thrice = epochs(3);
        assertThat(money(once)).isCloseTo(money(thrice) / 3, within(0.05 * money(once)));
        assertThat(once.quality().loss()).isGreaterThan(thrice.quality().loss());
    }

    @Test
    @DisplayName(
            "Compression pays in serving: a smaller model trained for longer is dearer to train, and cheaper once enough is served")
    void compressionPaysWhereModelsAreServed() {
        double idleLarge = money(served("llama-2-13b", 2e12, 0));
        double idleSmall = money(served("llama-2-7b", 4.5e12, 0));
        double busyLarge = money(served("llama-2-13b", 2e12, 1e14));
        double busySmall = money(served("llama-2-7b", 4.5e12, 1e14));
        double narrow = money(estimates.estimate(read(
                PlanDocument.class,
                servedPlan("llama-2-13b", 2e12, ", \"serving\": {\"tokens\": 1e14, \"weightBits\": 8}"))));

        assertThat(idleSmall).isGreaterThan(idleLarge);
        assertThat(busySmall).isLessThan(busyLarge);
        assertThat(narrow).isLessThan(busyLarge);
    }

    @Test
    @DisplayName("Improving two degrades the third on the frontier: every point that is better in two is worse in one")
    void onTheFrontierSomethingPays() {
        FrontierView frontier = frontiers.frontier(read(FrontierRequest.class, """
                {"plan": {"training": {"sequenceLength": 4096, "precision": "bf16"}},
                 "space": {"parameters": [1e9, 8e9], "tokens": [1e11, 1e12], "accelerators": ["h100", "a100-80gb"],
                           "acceleratorCounts": [16, 128]}}
                """));

        assertThat(frontier.points())
                .hasSizeGreaterThan(4)
                .allSatisfy(one -> assertThat(frontier.points())
                        .filteredOn(other -> other != one)
                        .allSatisfy(other -> assertThat(other.wallClockSeconds() > one.wallClockSeconds()
                                        || other.total().compareTo(one.total()) > 0
                                        || other.loss() > one.loss())
                                .isTrue()));
        assertThat(frontier.references()).extracting(Reference::model).contains("gpt-3", "bert-base", "distilbert");
    }

    @Test
    @DisplayName(
            "Inside the frontier all three improve: the plan of GPT-3 on V100 today costs more, takes longer and is worse than others")
    void insideTheFrontierNothingPays() {
        FrontierView frontier = frontiers.frontier(read(FrontierRequest.class, """
                {"plan": {"training": {"sequenceLength": 4096, "precision": "bf16"}},
                 "space": {"parameters": [3e10, 7e10], "tokens": [1e12, 2e12], "accelerators": ["h100"],
                           "acceleratorCounts": [1024, 2048]}}
                """));
        Reference gpt3 = frontier.references().stream()
                .filter(reference -> reference.model().equals("gpt-3"))
                .findFirst()
                .orElseThrow();

        assertThat(gpt3.position()).isEqualTo("inside");
        FrontierPoint better = frontier.points().get(gpt3.dominatedBy());
        assertThat(better.wallClockSeconds()).isLessThan(gpt3.wallClockSeconds());
        assertThat(better.total()).isLessThan(gpt3.total());
        assertThat(better.loss()).isLessThan(gpt3.loss());
    }

    @Test
    @DisplayName(
            "Pick two: a prototype takes quality and speed, a device cost and speed, and each says what the third costs")
    void pickTwo() {
        SolutionView prototype = picked("fastAndGood", "");
        SolutionView device = picked("fastAndCheap", ", \"limits\": {\"maxServingParameters\": 1e9}");
        SolutionView patient = picked("goodAndCheap", "");

        assertThat(prototype.third().vertex()).isEqualTo("cost");
        assertThat(device.third().vertex()).isEqualTo("loss");
        assertThat(patient.third().vertex()).isEqualTo("time");
        assertThat(device.estimate().model().parameters()).isLessThanOrEqualTo(1_020_000_000L);
        assertThat(money(device.estimate())).isLessThan(money(prototype.estimate()));
        assertThat(device.estimate().quality().loss())
                .isGreaterThan(prototype.estimate().quality().loss());
        assertThat(patient.estimate().time().wallClockSeconds())
                .isGreaterThan(device.estimate().time().wallClockSeconds());
    }

    @Test
    @DisplayName(
            "The triangle of pre-trained models is another: BERT is moderate and fine-tunes, GPT-3 learns from few examples")
    void pretrainedModelsHaveAnotherTriangle() {
        var triangle = new PretrainedTriangle();

        assertThat(triangle.note(models.model("bert-base-uncased"))).contains("a moderate size and fine-tuned skill");
        assertThat(triangle.note(models.model("gpt3-175b"))).contains("it has few-shot skill");
        assertThat(triangle.note(models.model("llama-3.1-405b"))).contains("not scored");
    }

    /** Per cent of money for one per cent less time. */
    private double priceOfSpeed(int few, int many) {
        EstimateView slow = estimate("llama-3.1-8b", 1e12, "h100", few, "\"globalBatchSize\": 512");
        EstimateView fast = estimate("llama-3.1-8b", 1e12, "h100", many, "\"globalBatchSize\": 512");
        double saved = Math.log(slow.time().wallClockSeconds() / fast.time().wallClockSeconds());
        return Math.log(money(fast) / money(slow)) / Math.max(1e-9, saved);
    }

    private EstimateView fineTuning(String method) {
        return estimates.estimate(read(PlanDocument.class, """
                {"model": "llama-3.1-8b", "training": {"method": "%s", "tokens": 1.5e8, "sequenceLength": 2048,
                 "globalBatchSize": 32, "precision": "bf16"},
                 "cluster": {"accelerator": "nvidia-a100-sxm4-80gb", "acceleratorCount": 1}}
                """.formatted(method)));
    }

    private EstimateView epochs(int epochs) {
        return estimates.estimate(read(PlanDocument.class, """
                {"model": "pythia-1b", "training": {"datasetTokens": 1e10, "epochs": %d, "sequenceLength": 2048},
                 "cluster": {"accelerator": "nvidia-h100-sxm5-80gb", "acceleratorCount": 64}}
                """.formatted(epochs)));
    }

    private EstimateView served(String model, double tokens, double served) {
        String serving = served == 0 ? "" : ", \"serving\": {\"tokens\": " + served + "}";
        return estimates.estimate(read(PlanDocument.class, servedPlan(model, tokens, serving)));
    }

    private static String servedPlan(String model, double tokens, String serving) {
        return """
                {"model": "%s", "training": {"tokens": %s, "sequenceLength": 4096, "globalBatchSize": 1024, "precision": "bf16"},
                 "cluster": {"accelerator": "nvidia-h100-sxm5-80gb", "acceleratorCount": 512}%s}
                """.formatted(model, tokens, serving);
    }

    private double goodput(String model, String precision) {
        return estimate(model, 3e11, "nvidia-a100-sxm4-80gb", 1024, "\"precision\": \"" + precision + "\"")
                .time()
                .goodput();
    }

    private SolutionView picked(String preset, String limits) {
        return solutions.solution(read(SolutionRequest.class, """
                {"plan": {"training": {"sequenceLength": 4096, "precision": "bf16"}}, "preset": "%s"%s}
                """.formatted(preset, limits)));
    }

    private EstimateView estimate(String model, double tokens, String accelerator, int count, String training) {
        String more = training.isEmpty() ? "" : ", " + training;
        return estimates.estimate(read(PlanDocument.class, """
                {"model": "%s", "training": {"tokens": %s%s}, "cluster": {"accelerator": "%s", "acceleratorCount": %d}}
                """.formatted(model, tokens, more, accelerator, count)));
    }

    private static double money(EstimateView estimate) {
        return estimate.total().amount().doubleValue();
    }

    private <T> T read(Class<T> type, String json) {
        JsonNode tree = Json.mapper().readTree(json);
        return documents.read(tree, type);
    }
}
