package dev.trilemma.engine.uncertainty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.trilemma.engine.cost.Money;
import dev.trilemma.engine.energy.Energy;
import dev.trilemma.engine.hardware.Accelerator;
import dev.trilemma.engine.hardware.Cluster;
import dev.trilemma.engine.hardware.Generation;
import dev.trilemma.engine.hardware.Precision;
import dev.trilemma.engine.plan.Adapters;
import dev.trilemma.engine.plan.AttentionKernel;
import dev.trilemma.engine.plan.Framework;
import dev.trilemma.engine.plan.LoraTarget;
import dev.trilemma.engine.plan.Method;
import dev.trilemma.engine.plan.Offload;
import dev.trilemma.engine.plan.OpenParallelism;
import dev.trilemma.engine.plan.Optimizer;
import dev.trilemma.engine.plan.Recomputation;
import dev.trilemma.engine.plan.ResolvedPlan;
import dev.trilemma.engine.plan.Training;
import dev.trilemma.engine.quality.LossEstimate;
import dev.trilemma.engine.shape.Attention;
import dev.trilemma.engine.shape.Biases;
import dev.trilemma.engine.shape.Embeddings;
import dev.trilemma.engine.shape.Experts;
import dev.trilemma.engine.shape.FeedForward;
import dev.trilemma.engine.shape.ModelKind;
import dev.trilemma.engine.shape.ModelShape;
import dev.trilemma.engine.shape.Norms;
import dev.trilemma.engine.shape.QueryKeyNorm;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RangeCalculatorTests {

    private static final UncertaintyModel MODEL = new UncertaintyModel(
            Map.of(
                    RunKind.FLASH_DECODER, 0.12,
                    RunKind.STANDARD_DECODER, 0.15,
                    RunKind.MIXTURE, 0.30,
                    RunKind.ENCODER, 0.33),
            0.10,
            0.10,
            Map.of(Generation.GAUDI, 0.15),
            0.05,
            0.10,
            0.25,
            0.28,
            0.20,
            0.10,
            0.20,
            0.026);
    private static final LossEstimate INSIDE = new LossEstimate(2.3, "", 1.8, 1, 1, false, List.of());
    private static final LossEstimate OUTSIDE = new LossEstimate(1.9, "", 1.8, 1, 1, true, List.of());

    private final RangeCalculator calculator = new RangeCalculator();

    @Test
    void whatIsHarderToPredictHasTheWiderRange() {
        assertThat(deviation(decoder(), AttentionKernel.FLASH, Generation.HOPPER))
                .isEqualTo(0.12);
        assertThat(deviation(decoder(), AttentionKernel.STANDARD, Generation.HOPPER))
                .isEqualTo(0.15);
        assertThat(deviation(mixture(), AttentionKernel.FLASH, Generation.HOPPER))
                .isEqualTo(0.30);
        assertThat(deviation(encoder(), AttentionKernel.FLASH, Generation.HOPPER))
                .isEqualTo(0.33);
        assertThat(deviation(decoder(), AttentionKernel.FLASH, Generation.GAUDI))
                .isCloseTo(Math.sqrt(0.12 * 0.12 + 0.15 * 0.15), within(1e-12));
    }

    @Test
    void whatAPlanLeavesOpenWidensTheRange() {
        ResolvedPlan open = plan(decoder(), AttentionKernel.FLASH, Generation.HOPPER, null);

        assertThat(calculator.stepDeviation(open, 1, MODEL)).isCloseTo(Math.hypot(0.12, 0.10), within(1e-12));
        assertThat(calculator.stepDeviation(open, 8, MODEL))
                .isCloseTo(Math.sqrt(0.12 * 0.12 + 2 * 0.10 * 0.10), within(1e-12));
    }

    /** The tenth and ninetieth percentile of a log-normal are 1.2816 deviations of the logarithm away. */
    @Test
    void timeCarriesOverToWallClockAndWallClockToMoney() {
        Ranges ranges = ranges(Money.of("1000000.00", "USD"), false, INSIDE);

        assertThat(ranges.stepSeconds().p90()).isCloseTo(2 * Math.exp(1.2816 * 0.12), within(1e-4));
        assertThat(ranges.stepSeconds().p10() * ranges.stepSeconds().p90()).isCloseTo(4, within(1e-12));
        assertThat(ranges.wallClockSeconds().p90()).isCloseTo(100 * Math.exp(1.2816 * 0.13), within(1e-2));
        assertThat(ranges.total()).isNotNull();
        assertThat(ranges.total().p50()).isEqualTo(Money.of("1000000.00", "USD"));
        assertThat(ranges.total().p90().amount().doubleValue())
                .isCloseTo(1e6 * Math.exp(1.2816 * Math.hypot(0.13, 0.20)), within(50.0));
    }

    @Test
    void aContractLeavesOnlyTheTimeUncertain() {
        Ranges ranges = ranges(Money.of("1000000.00", "USD"), true, INSIDE);

        assertThat(ranges.total()).isNotNull();
        assertThat(ranges.total().p90().amount().doubleValue() / 1e6)
                .isCloseTo(ranges.wallClockSeconds().p90() / 100, within(1e-6));
    }

    @Test
    void anUnknownPriceHasNoRange() {
        assertThat(ranges(null, false, INSIDE).total()).isNull();
    }

    @Test
    void lossIsUncertainInItsReduciblePartAndMoreSoOutsideTheFit() {
        assertThat(ranges(null, false, INSIDE).loss().p90()).isCloseTo(2.3 + 1.2816 * 0.05, within(1e-5));
        assertThat(ranges(null, false, OUTSIDE).loss().p90())
                .isCloseTo(1.9 + 1.2816 * Math.hypot(0.02, 0.026), within(1e-5));
    }

    @Test
    void quantilesAreInOrder() {
        Random random = new Random(42);
        for (int run = 0; run < 200; run++) {
            Range range = Range.logNormal(Math.exp(10 * random.nextGaussian()), random.nextDouble());
            Range loss = Range.normal(3 * random.nextDouble(), random.nextDouble());
            MoneyRange money = MoneyRange.logNormal(
                    Money.of(Integer.toString(random.nextInt(1_000_000_000)), "USD")
                            .rounded(),
                    random.nextDouble());

            assertThat(List.of(range.p10(), range.p50(), range.p90())).isSorted();
            assertThat(List.of(loss.p10(), loss.p50(), loss.p90())).isSorted();
            assertThat(List.of(money.p10(), money.p50(), money.p90())).isSorted();
        }
    }

    @Test
    void energyIsAsUncertainAsTimeAndPowerAndWhatElseIsMeteredAreTogether() {
        assertThat(ranges(null, false, INSIDE, true).facilityKwh().p90())
                .isCloseTo(3000 * Math.exp(1.2816 * Math.sqrt(0.13 * 0.13 + 0.10 * 0.10 + 0.28 * 0.28)), within(0.1));
        assertThat(ranges(null, false, INSIDE, false).facilityKwh().p90())
                .as("nobody metered such accelerators")
                .isCloseTo(3000 * Math.exp(1.2816 * Math.sqrt(0.13 * 0.13 + 0.25 * 0.25 + 0.28 * 0.28)), within(0.1));
    }

    private Ranges ranges(@Nullable Money total, boolean pricePinned, LossEstimate loss) {
        return ranges(total, pricePinned, loss, true);
    }

    private Ranges ranges(@Nullable Money total, boolean pricePinned, LossEstimate loss, boolean powerMetered) {
        ResolvedPlan plan = plan(decoder(), AttentionKernel.FLASH, Generation.HOPPER, Recomputation.NONE);
        Energy energy = new Energy(2000, 3000, null, 10, powerMetered, false);
        return calculator.ranges(plan, 1, 2, 100, total, pricePinned, energy, loss, MODEL);
    }

    private double deviation(ModelShape shape, AttentionKernel kernel, Generation generation) {
        return calculator.stepDeviation(plan(shape, kernel, generation, Recomputation.FULL), 1, MODEL);
    }

    private static ResolvedPlan plan(
            ModelShape shape, AttentionKernel kernel, Generation generation, @Nullable Recomputation recomputation) {
        Accelerator accelerator = new Accelerator(
                "a", "", "", generation, 8e10, 3e12, Map.of(Precision.BF16, 1e15), 700.0, 4.5e11, 5e10, 8);
        Training training = new Training(
                Method.PRETRAINING,
                1e10,
                1e10,
                2048,
                256,
                Precision.BF16,
                Optimizer.ADAMW,
                kernel,
                Framework.MEGATRON,
                new Adapters(16, Set.of(LoraTarget.QUERY), 64),
                null);
        Cluster cluster = new Cluster(accelerator, 8, 8, false, 4.5e11, 5e10);
        return new ResolvedPlan(shape, training, cluster, OpenParallelism.ANY, recomputation, Offload.NOTHING);
    }

    private static ModelShape decoder() {
        return shape(ModelKind.DECODER, null);
    }

    private static ModelShape mixture() {
        return shape(ModelKind.DECODER, new Experts(8, 2, 0, 1024, 0));
    }

    private static ModelShape encoder() {
        return shape(ModelKind.ENCODER, null);
    }

    private static ModelShape shape(ModelKind kind, @Nullable Experts experts) {
        return new ModelShape(
                kind,
                2,
                0,
                512,
                new Attention(8, 8, 64, null, null),
                new FeedForward(2048, true),
                experts,
                new Embeddings(32_000, 0, false),
                new Norms(2, false, QueryKeyNorm.NONE),
                Biases.NONE,
                0);
    }
}
