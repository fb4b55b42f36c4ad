package dev.trilemma.engine.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Percentage.withPercentage;

import dev.trilemma.catalog.Efficiencies;
import dev.trilemma.engine.Plans;
import dev.trilemma.engine.Shapes;
import dev.trilemma.engine.hardware.Accelerator;
import dev.trilemma.engine.hardware.Cluster;
import dev.trilemma.engine.plan.AttentionKernel;
import dev.trilemma.engine.plan.Framework;
import dev.trilemma.engine.plan.Method;
import dev.trilemma.engine.plan.Offload;
import dev.trilemma.engine.plan.Optimizer;
import dev.trilemma.engine.plan.Parallelism;
import dev.trilemma.engine.plan.Recomputation;
import dev.trilemma.engine.plan.ResolvedPlan;
import dev.trilemma.engine.plan.Strategy;
import dev.trilemma.engine.plan.Training;
import dev.trilemma.engine.shape.ModelShape;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Laws of the step time over random plans; published step times are compared where the whole service is. */
class TimeCalculatorTests {

    private static final int PLANS = 200;

    private static final double ROUNDING = 1 + 1e-12;

    private static final List<ModelShape> MODELS = List.of(
            Shapes.BERT_BASE,
            Shapes.LLAMA_3_8B,
            Shapes.GPT_3,
            Shapes.LLAMA_3_1_405B,
            Shapes.llama(24, 2048, 16, 16, 8192));

    private final TimeCalculator calculator = new TimeCalculator(Efficiencies.calibration());

    @Test
    void theTermsOfAStepArePositiveAndAddUp() {
        for (Case each : cases()) {
            StepTime step = calculator.step(each.plan(), each.strategy());

            assertThat(step.terms())
                    .allSatisfy(term -> assertThat(term.seconds()).isPositive());
            assertThat(step.terms()).extracting(TimeTerm::name).doesNotHaveDuplicates();
            assertThat(step.terms().stream().mapToDouble(TimeTerm::seconds).sum())
                    .isCloseTo(step.stepSeconds(), withPercentage(1e-9));
        }
    }

    @Test
    void aSearchTimesTheSameStepThatTheTermsExplain() {
        for (Case each : cases()) {
            StepTimer timer = calculator.timer(each.plan());
            double seconds = timer.stepSeconds(
                    timer.microBatch(each.strategy()), each.strategy().parallelism());

            assertThat(seconds).isCloseTo(seconds(each.plan(), each.strategy()), withPercentage(1e-9));
        }
    }

    @Test
    void noStepBeatsThePeakOfItsAccelerators() {
        for (Case each : cases()) {
            ResolvedPlan plan = each.plan();
            double matrixWeights = plan.shape().totalLayers()
                    * (double) (plan.shape().attentionWeights() + plan.shape().feedForwardWeights());
            double tokens = plan.training().tokensPerStep() * (plan.shape().causal() ? 1 : 0.5);
            double fewestFlops = 6 * matrixWeights * tokens;
            double peak = plan.peakFlopsPerSecond() * plan.cluster().acceleratorCount();

            assertThat(seconds(plan, each.strategy())).isGreaterThan(fewestFlops / peak);
        }
    }

    @Test
    void fasterMemoryAndFasterLinksAreNotSlower() {
        for (Case each : cases()) {
            Cluster cluster = each.plan().cluster();
            double before = seconds(each.plan(), each.strategy());

            assertThat(seconds(each.plan().withCluster(withMemory(cluster, 2)), each.strategy()))
                    .isLessThanOrEqualTo(before * ROUNDING);
            assertThat(seconds(each.plan().withCluster(withLinks(cluster, 2, 1)), each.strategy()))
                    .isLessThanOrEqualTo(before * ROUNDING);
            assertThat(seconds(each.plan().withCluster(withLinks(cluster, 1, 2)), each.strategy()))
                    .isLessThanOrEqualTo(before * ROUNDING);
        }
    }

    @Test
    void moreRecomputationIsNotFaster() {
        for (Case each : cases()) {
            double none = seconds(each.plan(), each.with(Recomputation.NONE));
            double selective = seconds(each.plan(), each.with(Recomputation.SELECTIVE));
            double full = seconds(each.plan(), each.with(Recomputation.FULL));

            assertThat(none).isLessThanOrEqualTo(selective * ROUNDING);
            assertThat(selective).isLessThanOrEqualTo(full * ROUNDING);
        }
    }

    @Test
    void frozenWeightsTakeLessTimeThanTrainedOnes() {
        ResolvedPlan full = Plans.plan(Shapes.LLAMA_3_8B, Plans.training(Method.FULL_FINE_TUNING, 4096, 64), 8);
        ResolvedPlan lora = Plans.plan(Shapes.LLAMA_3_8B, Plans.training(Method.LORA, 4096, 64), 8);
        Strategy strategy = Plans.strategy(1, 1, 8, 0, 1);

        assertThat(seconds(lora, strategy) / seconds(full, strategy)).isBetween(0.6, 0.85);
    }

    @Test
    void whatIsKeptInHostMemoryIsFetchedFromThere() {
        for (Case each : cases()) {
            double without = seconds(each.plan(), each.strategy());

            assertThat(seconds(each.plan().withOffload(new Offload(true, false, false)), each.strategy()))
                    .isGreaterThan(without);
            assertThat(seconds(each.plan().withOffload(new Offload(false, true, false)), each.strategy()))
                    .isGreaterThan(without);
            assertThat(seconds(each.plan().withOffload(new Offload(false, false, true)), each.strategy()))
                    .isGreaterThan(without);
        }
    }

    /** 8.03 billion weights of two bytes each way over 25 GB/s, and 30 bytes each at 25 GB/s on the host. */
    @Test
    void aHostStepsAnOffloadedOptimizerInSeconds() {
        ResolvedPlan plan = Plans.plan(Shapes.LLAMA_3_8B, Plans.training(Method.PRETRAINING, 4096, 8), 1)
                .withOffload(new Offload(false, false, true));
        double perWeight = 2 * 2 / 25e9 + 30 / 25e9;

        assertThat(calculator.step(plan, Plans.strategy(1, 1, 1, 0, 1)).offloadSeconds())
                .isCloseTo(8.03e9 * perWeight, withPercentage(10));
    }

    @Test
    void anOptimizerThatKeepsLessMovesLess() {
        ResolvedPlan adam = Plans.plan(Shapes.LLAMA_3_8B, Plans.training(Method.PRETRAINING, 4096, 8), 1);
        Strategy strategy = Plans.strategy(1, 1, 1, 0, 1);
        double adamSeconds = calculator.step(adam, strategy).optimizerSeconds();
        double lion =
                calculator.step(adam.withOptimizer(Optimizer.LION), strategy).optimizerSeconds();
        double muon =
                calculator.step(adam.withOptimizer(Optimizer.MUON), strategy).optimizerSeconds();

        assertThat(lion / adamSeconds).isCloseTo(22.0 / 30, withPercentage(1e-9));
        assertThat(muon).isGreaterThan(lion);
    }

    @Test
    void aLargerBatchTakesLongerButNeverMoreForEachToken() {
        for (Case each : cases()) {
            Training training = each.plan().training();
            ResolvedPlan twice = withBatch(each.plan(), 2 * training.globalBatchSize());
            double once = seconds(each.plan(), each.strategy());

            assertThat(seconds(twice, each.strategy())).isBetween(once, 2 * once);
        }
    }

    /** {@code (p - 1) / v} micro-batches of idle time beside all micro-batches of work (Narayanan et al. 2021, section 2.2). */
    @Test
    void interleavingDividesTheBubble() {
        ResolvedPlan plan = Plans.plan(Shapes.GPT_3, Plans.training(Method.PRETRAINING, 2048, 64), 64);
        double plain = bubble(plan, 1);

        assertThat(bubble(plan, 2) / plain).isBetween(0.5, 0.55);
        assertThat(bubble(plan, 6) / plain).isBetween(1 / 6.0, 0.25);
        assertThat(calculator.step(plan, Plans.strategy(8, 1, 8, 1, 1)).pipelineBubbleSeconds())
                .isZero();
    }

    @Test
    void oneAcceleratorCommunicatesWithNobody() {
        ResolvedPlan plan = Plans.plan(Shapes.BERT_BASE, Plans.training(Method.PRETRAINING, 512, 32), 1);
        StepTime step = calculator.step(plan, Plans.strategy(1, 1, 1, 0, 32));

        assertThat(step.terms())
                .extracting(TimeTerm::name)
                .noneMatch(name -> name.contains("ommunication"))
                .doesNotContain("gradientReduction", "weightGathering", "pipelineTransfers", "pipelineBubble");
    }

    @Test
    void twiceTheReplicasOnALargeBatchTakeAboutHalfTheTime() {
        ResolvedPlan eight = Plans.plan(Shapes.LLAMA_3_8B, Plans.training(Method.PRETRAINING, 4096, 1024), 8);
        ResolvedPlan sixteen = Plans.plan(Shapes.LLAMA_3_8B, Plans.training(Method.PRETRAINING, 4096, 1024), 16);

        double ratio = seconds(sixteen, Plans.strategy(1, 1, 16, 1, 2)) / seconds(eight, Plans.strategy(1, 1, 8, 1, 2));
        assertThat(ratio).isBetween(0.5, 0.55);
    }

    private double bubble(ResolvedPlan plan, int chunks) {
        var strategy = new Strategy(new Parallelism(8, 8, chunks, 1, 1, 1, 1, true, 1), Recomputation.NONE);
        return calculator.step(plan, strategy).pipelineBubbleSeconds();
    }

    private double seconds(ResolvedPlan plan, Strategy strategy) {
        return calculator.step(plan, strategy).stepSeconds();
    }

    private static List<Case> cases() {
        Random random = new Random(42);
        List<Case> cases = new ArrayList<>();
        for (int number = 0; number < PLANS; number++) {
            ModelShape shape = MODELS.get(random.nextInt(MODELS.size()));
            int tensor = 1 << random.nextInt(3);
            int pipeline = 1 + random.nextInt(4);
            int data = 1 << random.nextInt(7);
            int microBatch = 1 << random.nextInt(3);
            int batch = data * microBatch * (1 << random.nextInt(6));
            AttentionKernel kernel = AttentionKernel.values()[random.nextInt(2)];
            Framework framework = Framework.values()[random.nextInt(Framework.values().length)];
            Training training = Plans.training(Method.PRETRAINING, 512 << random.nextInt(4), batch, kernel, framework);
            cases.add(new Case(
                    Plans.plan(shape, training, tensor * pipeline * data),
                    Plans.strategy(tensor, pipeline, data, data == 1 ? 0 : random.nextInt(4), microBatch)));
        }
        return cases;
    }

    private static ResolvedPlan withBatch(ResolvedPlan plan, int batch) {
        Training training = plan.training();
        return Plans.plan(
                plan.shape(),
                Plans.training(
                        training.method(),
                        training.sequenceLength(),
                        batch,
                        training.attentionKernel(),
                        training.framework()),
                plan.cluster().acceleratorCount());
    }

    private static Cluster withLinks(Cluster cluster, double inside, double between) {
        return new Cluster(
                cluster.accelerator(),
                cluster.acceleratorCount(),
                cluster.acceleratorsPerNode(),
                cluster.nodeSizeGiven(),
                inside * cluster.intraNodeBytesPerSecond(),
                between * cluster.interNodeBytesPerSecond());
    }

    private static Cluster withMemory(Cluster cluster, double factor) {
        Accelerator usual = cluster.accelerator();
        var faster = new Accelerator(
                usual.id(),
                usual.vendor(),
                usual.name(),
                usual.generation(),
                usual.memoryBytes(),
                factor * usual.memoryBytesPerSecond(),
                usual.peakFlopsPerSecond(),
                usual.powerWatts(),
                usual.intraNodeBytesPerSecond(),
                usual.interNodeBytesPerSecond(),
                usual.domainSize());
        return new Cluster(
                faster,
                cluster.acceleratorCount(),
                cluster.acceleratorsPerNode(),
                cluster.nodeSizeGiven(),
                cluster.intraNodeBytesPerSecond(),
                cluster.interNodeBytesPerSecond());
    }

    private record Case(ResolvedPlan plan, Strategy strategy) {

        Strategy with(Recomputation recomputation) {
            return new Strategy(strategy.parallelism(), recomputation);
        }
    }
}
