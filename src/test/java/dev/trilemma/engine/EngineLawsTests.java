package dev.trilemma.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.data.Percentage.withPercentage;

import dev.trilemma.engine.cost.CostLine;
import dev.trilemma.engine.cost.Costs;
import dev.trilemma.engine.cost.Money;
import dev.trilemma.engine.estimate.Conditions;
import dev.trilemma.engine.estimate.Estimate;
import dev.trilemma.engine.estimate.Estimator;
import dev.trilemma.engine.hardware.Generation;
import dev.trilemma.engine.hardware.Precision;
import dev.trilemma.engine.memory.MemoryFootprint;
import dev.trilemma.engine.plan.AttentionKernel;
import dev.trilemma.engine.plan.Framework;
import dev.trilemma.engine.plan.Method;
import dev.trilemma.engine.plan.Optimizer;
import dev.trilemma.engine.plan.Recomputation;
import dev.trilemma.engine.plan.ResolvedPlan;
import dev.trilemma.engine.shape.ModelKind;
import dev.trilemma.engine.time.StepTime;
import dev.trilemma.engine.time.TimeTerm;
import dev.trilemma.engine.work.WorkCalculator;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What holds for every plan, over 10,000 random ones. Laws of one stage alone are with that stage. */
class EngineLawsTests {

    private static final int PLANS = 10_000;
    private static final double HALF_A_CENT = 0.005;

    private final Estimator estimator = new Estimator(Surroundings.knowledge());
    private final Conditions conditions = Surroundings.conditions();
    private final WorkCalculator workCalculator = new WorkCalculator();

    @Test
    void theRandomPlansCoverTheSpace() {
        List<ResolvedPlan> plans = plans().toList();
        covers(plans, ModelKind.values(), plan -> plan.shape().kind());
        covers(plans, Generation.values(), plan -> plan.cluster().accelerator().generation());
        covers(plans, Precision.values(), plan -> plan.training().precision());
        covers(plans, Method.values(), plan -> plan.training().method());
        covers(plans, Optimizer.values(), plan -> plan.training().optimizer());
        covers(plans, AttentionKernel.values(), plan -> plan.training().attentionKernel());
        covers(plans, Framework.values(), plan -> plan.training().framework());
        covers(plans, Recomputation.values(), ResolvedPlan::recomputation);
        covers(plans, new Integer[] {0, 1, 2, 3}, plan -> plan.parallelism().zeroStage());
        Boolean[] both = {true, false};
        covers(plans, both, plan -> plan.shape().experts() == null);
        covers(plans, both, plan -> plan.shape().attention().latent() == null);
        covers(plans, both, plan -> plan.shape().attention().window() == null);
        covers(
                plans,
                both,
                plan -> plan.shape().attention().heads()
                        == plan.shape().attention().keyValueHeads());
        covers(plans, both, plan -> plan.parallelism().virtualPipeline() > 1);
        covers(plans, both, plan -> plan.parallelism().context() > 1);
        covers(plans, both, plan -> plan.parallelism().expert() > 1);
        covers(plans, both, plan -> plan.offload().weights());
        covers(plans, both, plan -> plan.offload().activations());
        covers(plans, both, plan -> plan.offload().optimizer());
    }

    @Test
    void theTermsOfAStepAddUp() {
        plans().forEach(plan -> {
            StepTime step = estimate(plan).choice().time();

            assertThat(step.terms())
                    .as("%s", plan)
                    .allSatisfy(term -> assertThat(term.seconds()).isPositive().isFinite());
            assertThat(step.terms()).extracting(TimeTerm::name).doesNotHaveDuplicates();
            assertThat(step.terms().stream().mapToDouble(TimeTerm::seconds).sum())
                    .isCloseTo(step.stepSeconds(), withPercentage(1e-9));
        });
    }

    @Test
    void theComponentsOfMemoryAddUp() {
        plans().forEach(plan -> {
            MemoryFootprint memory = estimate(plan).choice().memory();
            List<Double> components = List.of(
                    memory.weightBytes(),
                    memory.gradientBytes(),
                    memory.optimizerBytes(),
                    memory.activationBytes(),
                    memory.bufferBytes());

            assertThat(components)
                    .as("%s", plan)
                    .allSatisfy(bytes -> assertThat(bytes).isNotNegative().isFinite());
            assertThat(components.stream().mapToDouble(bytes -> bytes).sum())
                    .isCloseTo(memory.totalBytes(), withPercentage(1e-9));
        });
    }

    @Test
    void aBillIsTheExactSumOfLinesThatAnyoneCanMultiply() {
        plans().forEach(plan -> {
            Costs costs = estimate(plan).costs();

            assertThat(costs.lines().stream().map(EngineLawsTests::amount).reduce(BigDecimal.ZERO, BigDecimal::add))
                    .as("%s", plan)
                    .isEqualTo(costs.total().amount());
            assertThat(costs.lines()).allSatisfy(line -> {
                double product = line.quantity() * line.unitPrice().amount().doubleValue();
                assertThat(amount(line).doubleValue()).isCloseTo(product, within(HALF_A_CENT + 1e-12 * product));
            });
        });
    }

    /** Whether one link is faster, the other, the memory, or all of them. */
    @Test
    void moreBandwidthIsNeverSlower() {
        Random random = new Random(2);
        plans().forEach(plan -> {
            double[] factors = random.doubles(3)
                    .map(share -> share < 0.4 ? 1 : Math.pow(16, share))
                    .toArray();
            ResolvedPlan faster = Plans.faster(plan, factors[0], factors[1], factors[2]);

            assertThat(estimate(faster).stepSeconds())
                    .as("%s times the bandwidth of %s", Arrays.toString(factors), plan)
                    .isLessThanOrEqualTo(estimate(plan).stepSeconds() * (1 + 1e-9));
        });
    }

    @Test
    void moreTokensAreNeverCheaperNorFaster() {
        Random random = new Random(1);
        plans().forEach(plan -> {
            double more = plan.training().tokens() * (1 + Math.pow(10, 4 * random.nextDouble() - 3));
            Estimate fewer = estimate(plan);
            Estimate longer = estimate(Plans.with(plan, more, plan.training().sequenceLength()));

            assertThat(longer.costs().total())
                    .as("%s tokens of %s", more, plan)
                    .isGreaterThanOrEqualTo(fewer.costs().total());
            assertThat(longer.wallClock().wallClockSeconds())
                    .isGreaterThanOrEqualTo(fewer.wallClock().wallClockSeconds() * (1 - 1e-9));
        });
    }

    @Test
    void moreRecomputationTakesMoreFlopsButTheSameModelFlops() {
        plans().forEach(plan -> {
            var none = workCalculator.perToken(plan, Recomputation.NONE);
            var selective = workCalculator.perToken(plan, Recomputation.SELECTIVE);
            var full = workCalculator.perToken(plan, Recomputation.FULL);

            assertThat(selective.hardwareFlopsPerToken()).as("%s", plan).isGreaterThan(none.hardwareFlopsPerToken());
            assertThat(full.hardwareFlopsPerToken()).as("%s", plan).isGreaterThan(selective.hardwareFlopsPerToken());
            assertThat(full.flopsPerToken()).isEqualTo(none.flopsPerToken());
        });
    }

    /** Each of n tokens sees n. */
    @Test
    void twiceTheSequenceTakesFourTimesTheScoresWhereEveryTokenSeesAll() {
        plansWithoutWindow(ModelKind.ENCODER)
                .forEach(plan -> assertThat(growthOfScores(plan)).as("%s", plan).isCloseTo(4, withPercentage(1e-9)));
    }

    /** A token sees (n + 1) / 2, itself included, so that 2n (2n + 1) / n (n + 1) times as many are scored. */
    @Test
    void twiceTheSequenceTakesAlmostFourTimesTheScoresUnderACausalMask() {
        plansWithoutWindow(ModelKind.DECODER).forEach(plan -> {
            double length = plan.training().sequenceLength();

            assertThat(growthOfScores(plan))
                    .as("%s", plan)
                    .isCloseTo((4 * length + 2) / (length + 1), withPercentage(1e-9));
        });
    }

    private double growthOfScores(ResolvedPlan plan) {
        int length = plan.training().sequenceLength();
        return scoreFlopsPerSequence(plan, 2 * length) / scoreFlopsPerSequence(plan, length);
    }

    private double scoreFlopsPerSequence(ResolvedPlan plan, int length) {
        ResolvedPlan resized = Plans.with(plan, plan.training().tokens(), length);
        return length * workCalculator.perToken(resized, plan.recomputation()).attentionFlopsPerToken();
    }

    private Estimate estimate(ResolvedPlan plan) {
        return estimator.estimate(Plans.roomy(plan), conditions);
    }

    private static BigDecimal amount(CostLine line) {
        Money total = line.total();
        assertThat(total).isNotNull();
        return total.amount();
    }

    private static <T> void covers(List<ResolvedPlan> plans, T[] values, Function<ResolvedPlan, T> property) {
        assertThat(plans.stream().map(property).distinct()).containsAll(List.of(values));
    }

    private static Stream<ResolvedPlan> plansWithoutWindow(ModelKind kind) {
        return plans().filter(plan ->
                plan.shape().kind() == kind && plan.shape().attention().window() == null);
    }

    private static Stream<ResolvedPlan> plans() {
        return RandomPlans.seeded(42).limit(PLANS);
    }
}
