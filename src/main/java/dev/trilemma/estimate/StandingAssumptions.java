package dev.trilemma.estimate;

import dev.trilemma.catalog.Assumption;
import dev.trilemma.catalog.EnergyFactors;
import dev.trilemma.catalog.ReliabilityDefaults;
import dev.trilemma.catalog.ScalingLaws;
import dev.trilemma.catalog.Sourced;
import dev.trilemma.catalog.StorageDefaults;
import dev.trilemma.engine.cost.StoragePrice;
import dev.trilemma.engine.energy.EnergyCalculator;
import dev.trilemma.engine.energy.PowerFactors;
import dev.trilemma.engine.estimate.Estimate;
import dev.trilemma.engine.goodput.GoodputCalculator;
import dev.trilemma.engine.plan.Parallelism;
import dev.trilemma.engine.quality.CriticalBatch;
import dev.trilemma.engine.quality.ScalingLaw;
import dev.trilemma.engine.uncertainty.RangeCalculator;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * What every estimate assumes, since a plan cannot say it: failures, power, storage, the law of loss and the width of ranges; each
 * model by its name, with where it was fitted.
 */
@Component
final class StandingAssumptions {

    private static final String UNCERTAINTY_SOURCE =
            "published measurements of publications that were left out of the fit (docs/accuracy.md, catalog/deviations.csv)";

    private static final String PADDING_SOURCE =
            "share of the positions that is computed; the rest is padding (fit of published BERT runs, docs/accuracy.md)";
    private static final String EXPERT_TENSOR_SOURCE =
            "tensor ranks that an expert is split over: all, unless experts are spread over them (Megatron-LM's default)";

    private final EnergyFactors energyFactors;
    private final List<Assumption> ofEveryPlan;

    StandingAssumptions(
            ReliabilityDefaults reliability, EnergyFactors energyFactors, StorageDefaults storage, ScalingLaws laws) {
        this.energyFactors = energyFactors;
        this.ofEveryPlan = new ArrayList<>(goodput(reliability.figures()));
        ofEveryPlan.add(of("energy.model", EnergyCalculator.FORMULA, EnergyCalculator.SOURCE));
        ofEveryPlan.add(storage(storage.price()));
        ofEveryPlan.addAll(quality(laws.defaultLaw(), laws.factors().criticalBatch()));
        ofEveryPlan.add(of("uncertainty.model", RangeCalculator.MODEL, UNCERTAINTY_SOURCE));
    }

    List<Assumption> of(Estimate estimate) {
        PowerFactors power = energyFactors.factorsOf(estimate.plan().cluster().accelerator());
        List<Assumption> assumptions = new ArrayList<>(ofEveryPlan);
        assumptions.add(of(
                "goodput.checkpointIntervalSeconds",
                estimate.wallClock().checkpointIntervalSeconds(),
                GoodputCalculator.SOURCE));
        assumptions.add(of("energy.utilisationShare", power.utilisationShare(), power.source()));
        assumptions.add(of("energy.hostFactor", power.hostFactor(), power.source()));
        assumptions.addAll(ofTheRun(estimate));
        return assumptions;
    }

    private static List<Assumption> ofTheRun(Estimate estimate) {
        List<Assumption> assumptions = new ArrayList<>();
        double filled = estimate.choice().time().filledShare();
        if (filled < 1) {
            assumptions.add(of("training.filledShare", filled, PADDING_SOURCE));
        }
        Parallelism parallelism = estimate.choice().strategy().parallelism();
        if (estimate.plan().shape().experts() != null && parallelism.tensor() > 1) {
            assumptions.add(of("parallelism.expertTensor", parallelism.expertTensor(), EXPERT_TENSOR_SOURCE));
        }
        return assumptions;
    }

    private static List<Assumption> goodput(ReliabilityDefaults.Figures figures) {
        return List.of(
                of("goodput.model", GoodputCalculator.MODEL, GoodputCalculator.SOURCE),
                sourced("goodput.largestCluster", figures.largestCluster()),
                sourced("goodput.hoursBetweenFailuresPerAccelerator", figures.meanHoursBetweenFailuresPerAccelerator()),
                sourced("goodput.checkpointBlockingSeconds", figures.checkpointBlockingSeconds()),
                sourced("goodput.restartSeconds", figures.restartSeconds()),
                sourced("goodput.otherLossShare", figures.otherLossShare()));
    }

    private static Assumption storage(StoragePrice storage) {
        return of("cost.storagePerGigabyteMonth", storage.perGigabyteMonth().amount(), storage.source());
    }

    private static List<Assumption> quality(ScalingLaw law, CriticalBatch batch) {
        return List.of(
                of("quality.law", law.id(), law.source()),
                of("quality.fittedRange", law.fittedRange().description(), law.source()),
                of("quality.criticalBatch", batch.description(), batch.source()));
    }

    private static Assumption sourced(String name, Sourced figure) {
        return of(name, figure.value(), figure.source());
    }

    private static Assumption of(String name, Object value, String source) {
        return new Assumption(name, String.valueOf(value), source);
    }
}
