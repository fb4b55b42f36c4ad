package dev.trilemma.engine.uncertainty;

import dev.trilemma.engine.cost.Money;
import dev.trilemma.engine.energy.Energy;
import dev.trilemma.engine.hardware.Generation;
import dev.trilemma.engine.plan.ResolvedPlan;
import dev.trilemma.engine.quality.LossEstimate;
import org.jspecify.annotations.Nullable;

/**
 * Puts a range around each prediction: log-normal, its deviations added in quadrature. Time carries over to wall clock and
 * wall clock to money and energy, each with its own uncertainty on top.
 */
public final class RangeCalculator {

    public static final String MODEL = "log-normal; standard deviations of independent causes added in quadrature";

    /**
     * @param pipeline pipeline stages of the layout chosen
     * @param total null where the price is unknown
     * @param pricePinned whether a contract fixes the price
     */
    public Ranges ranges(
            ResolvedPlan plan,
            int pipeline,
            double stepSeconds,
            double wallClockSeconds,
            @Nullable Money total,
            boolean pricePinned,
            Energy energy,
            LossEstimate loss,
            UncertaintyModel model) {
        double step = stepDeviation(plan, pipeline, model);
        double wallClock = Math.hypot(step, model.wallClock());
        double money = Math.hypot(wallClock, pricePinned ? 0 : model.listPrice());
        double power =
                Math.hypot(energy.powerMetered() ? model.power() : model.powerNotMetered(), model.wholeRunEnergy());
        return new Ranges(
                Range.logNormal(stepSeconds, step),
                Range.logNormal(wallClockSeconds, wallClock),
                total == null ? null : MoneyRange.logNormal(total, money),
                Range.logNormal(energy.facilityKwh(), Math.hypot(wallClock, power)),
                Range.normal(loss.loss(), lossDeviation(loss, model)));
    }

    /** Standard deviation of the logarithm of the step time. */
    public double stepDeviation(ResolvedPlan plan, int pipeline, UncertaintyModel model) {
        Generation generation = plan.cluster().accelerator().generation();
        double variance = squared(model.stepTime().get(RunKind.of(plan)))
                + squared(model.unmeasuredGenerations().getOrDefault(generation, 0.0));
        if (plan.recomputation() == null) {
            variance += squared(model.unknownRecomputation());
        }
        if (pipeline > 1 && plan.parallelism().virtualPipeline() == null) {
            variance += squared(model.unknownInterleaving());
        }
        return Math.sqrt(variance);
    }

    /** In nats. Inside the fit an error of the irreducible loss is made up for by the other coefficients, fitted jointly. */
    private static double lossDeviation(LossEstimate loss, UncertaintyModel model) {
        return loss.outsideFit()
                ? Math.hypot(model.reducibleLossOutsideFit() * loss.reducibleLoss(), model.irreducibleLoss())
                : model.reducibleLoss() * loss.reducibleLoss();
    }

    private static double squared(double value) {
        return value * value;
    }
}
