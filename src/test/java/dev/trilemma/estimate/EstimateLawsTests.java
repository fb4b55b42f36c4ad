package dev.trilemma.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Percentage.withPercentage;

import dev.trilemma.catalog.Accelerators;
import dev.trilemma.catalog.Models;
import dev.trilemma.catalog.Warning;
import dev.trilemma.engine.InvalidPlan;
import dev.trilemma.engine.cost.Money;
import dev.trilemma.engine.time.TimeTerm;
import dev.trilemma.web.Json;
import dev.trilemma.web.MergePatch;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.node.ObjectNode;

/** What holds for every estimate, whatever the plan. */
@Import(PlanSender.class)
@SpringBootTest(properties = "spring.datasource.url=jdbc:h2:mem:proof;MODE=PostgreSQL;DB_CLOSE_DELAY=-1")
class EstimateLawsTests {

    private static final int PLANS = 200;
    private static final List<String> METHODS =
            List.of("pretraining", "continuedPretraining", "fullFineTuning", "lora", "qlora", "adapter");

    @Autowired
    private PlanSender plans;

    @Autowired
    private Models models;

    @Autowired
    private Accelerators accelerators;

    @Test
    void partsAddUpToTheirTotals() {
        for (EstimateView estimate : randomEstimates()) {
            assertThat(estimate.time().terms().stream()
                            .mapToDouble(TimeTerm::seconds)
                            .sum())
                    .isCloseTo(estimate.time().stepSeconds(), withPercentage(1e-9));
            MemoryView memory = estimate.memory();
            assertThat(memory.weightBytes()
                            + memory.gradientBytes()
                            + memory.optimizerBytes()
                            + memory.activationBytes()
                            + memory.bufferBytes())
                    .isCloseTo(memory.totalBytes(), withPercentage(1e-9));
            assertThat(sum(estimate)).isEqualTo(estimate.total());
        }
    }

    @Test
    void theLayoutIsPossibleAndEveryNumberIsFinite() {
        for (EstimateView estimate : randomEstimates()) {
            assertThat(estimate.parallelism().acceleratorCount()).isPositive();
            assertThat(estimate.time().modelFlopsUtilization()).isBetween(0.0, 1.0);
            assertThat(estimate.time().wallClockSeconds())
                    .isGreaterThanOrEqualTo(estimate.time().trainingSeconds())
                    .isFinite();
            assertThat(estimate.energy().facilityKwh())
                    .isGreaterThan(estimate.energy().acceleratorKwh());
            assertThat(Json.mapper().writeValueAsString(estimate)).doesNotContain("NaN", "Infinity");
        }
    }

    @Test
    void acceleratorsThatNoLayoutCanUseStayIdleAndArePaidFor() {
        EstimateView estimate = plans.estimate("""
                {"model": "llama-3.1-8b", "training": {"tokens": 1e12, "sequenceLength": 8192, "globalBatchSize": 1536},
                 "cluster": {"accelerator": "nvidia-h100-sxm5-80gb", "acceleratorCount": 10000}}
                """);

        assertThat(codes(estimate)).contains("idleAccelerators");
        assertThat(estimate.parallelism().acceleratorCount()).isLessThan(10_000);
        double nodeHours = 10_000 / 8 * estimate.time().wallClockSeconds() / 3600;
        assertThat(estimate.lines().get(0).quantity()).isCloseTo(nodeHours, withPercentage(1e-6));
    }

    @Test
    void aSequenceBeyondTheLearnedPositionsIsAnsweredWithAWarning() {
        String plan = """
                {"model": "bert-base", "training": {"tokens": 1e9, "sequenceLength": %d, "globalBatchSize": 256},
                 "cluster": {"accelerator": "nvidia-a100-sxm4-80gb", "acceleratorCount": 8}}
                """;

        assertThat(codes(plans.estimate(plan.formatted(512)))).doesNotContain("beyondLearnedPositions");
        assertThat(codes(plans.estimate(plan.formatted(513)))).contains("beyondLearnedPositions");
    }

    @Test
    void anUnknownPriceIsNeverZero() {
        EstimateView estimate = plans.estimate("""
                {"model": "llama-3.1-8b", "training": {"tokens": 1e12},
                 "cluster": {"accelerator": "nvidia-rubin-288gb", "acceleratorCount": 64}}
                """);

        assertThat(codes(estimate)).contains("priceUnknown");
        assertThat(estimate.lines().get(0).quantity()).isPositive();
        assertThat(estimate.lines().get(0).unitPrice()).isNull();
        assertThat(estimate.lines().get(0).total()).isNull();
        assertThat(estimate.total()).isNull();
        assertThat(estimate.uncertainty().total()).isNull();
        assertThat(estimate.uncertainty().wallClockSeconds().p90()).isPositive();
    }

    @Test
    void whatIsSaidToFitFitsOnceItIsDone() {
        int applied = 0;
        for (String plan : List.of("""
                {"model": "llama-3.1-8b",
                 "training": {"method": "fullFineTuning", "tokens": 1e8, "sequenceLength": 2048, "globalBatchSize": 16},
                 "cluster": {"accelerator": "nvidia-a100-sxm4-80gb", "acceleratorCount": 1}}
                """, """
                {"model": "llama-2-70b",
                 "training": {"method": "lora", "tokens": 1e8, "sequenceLength": 4096, "globalBatchSize": 64},
                 "cluster": {"accelerator": "nvidia-a100-sxm4-80gb", "acceleratorCount": 1}}
                """, """
                {"model": "llama-2-70b",
                 "training": {"tokens": 1e12, "sequenceLength": 4096, "globalBatchSize": 1024, "recomputation": "none"},
                 "cluster": {"accelerator": "nvidia-a100-sxm4-80gb", "acceleratorCount": 64},
                 "parallelism": {"tensor": 1, "pipeline": 1, "context": 1, "data": 64, "zeroStage": 1, "microBatchSize": 4}}
                """, """
                {"model": "llama-3.1-8b",
                 "training": {"tokens": 1e12, "sequenceLength": 8192, "globalBatchSize": 512, "recomputation": "selective"},
                 "cluster": {"accelerator": "nvidia-h100-sxm5-80gb", "acceleratorCount": 8},
                 "parallelism": {"zeroStage": 0, "tensor": 1, "pipeline": 1}}
                """, """
                {"model": "gpt3-175b",
                 "training": {"tokens": 1e11, "sequenceLength": 2048, "globalBatchSize": 1024, "precision": "fp16"},
                 "cluster": {"accelerator": "nvidia-v100-sxm2-16gb", "acceleratorCount": 64}}
                """)) {
            EstimateView before = plans.estimate(plan);
            assertThat(before.fit().kind()).as(plan).isEqualTo(FitView.Kind.DOES_NOT_FIT);
            assertThat(before.fit().remedies()).as(plan).isNotEmpty();
            for (RemedyView remedy : before.fit().remedies()) {
                EstimateView after = plans.estimate(
                        (ObjectNode) MergePatch.apply(Json.mapper().readTree(plan), remedy.patch()));
                assertThat(after.fit().kind() == FitView.Kind.FITS)
                        .as("%s of %s", remedy, plan)
                        .isEqualTo(remedy.fits());
                assertThat(after.memory().totalBytes())
                        .as("%s", remedy)
                        .isCloseTo(remedy.totalBytes(), withPercentage(1));
                applied++;
            }
        }
        assertThat(applied).isGreaterThan(10);
    }

    private List<EstimateView> randomEstimates() {
        Random random = new Random(42);
        List<EstimateView> estimates = new ArrayList<>();
        while (estimates.size() < PLANS) {
            try {
                estimates.add(plans.estimate(randomPlan(random)));
            } catch (InvalidPlan unsupportedPrecision) {
                assertThat(unsupportedPrecision.pointer()).isEqualTo("/training/precision");
            }
        }
        return estimates;
    }

    private ObjectNode randomPlan(Random random) {
        ObjectNode plan = Json.mapper().createObjectNode();
        plan.put("model", any(random, textModels()));
        plan.withObject("/training")
                .put("method", any(random, METHODS))
                .put("tokens", Math.pow(10, 8 + 5 * random.nextDouble()))
                .put("sequenceLength", 1 << (7 + random.nextInt(7)))
                .put("globalBatchSize", 1 << random.nextInt(12))
                .put("precision", any(random, List.of("bf16", "bf16", "fp16", "fp8")));
        plan.withObject("/cluster")
                .put(
                        "accelerator",
                        any(
                                random,
                                accelerators.all().stream()
                                        .map(entry -> entry.accelerator().id())
                                        .toList()))
                .put("acceleratorCount", 1 + random.nextInt(1 << random.nextInt(12)));
        return plan;
    }

    private List<String> textModels() {
        return models.names().stream()
                .filter(name -> models.model(name).dimensions().architecture() != null)
                .sorted()
                .toList();
    }

    private static <T> T any(Random random, List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    private static Money sum(EstimateView estimate) {
        if (estimate.lines().stream().anyMatch(line -> line.total() == null)) {
            return null;
        }
        BigDecimal sum =
                estimate.lines().stream().map(line -> line.total().amount()).reduce(BigDecimal.ZERO, BigDecimal::add);
        return new Money(sum, estimate.lines().get(0).total().currency());
    }

    private static List<String> codes(EstimateView estimate) {
        return estimate.warnings().stream().map(Warning::code).toList();
    }
}
