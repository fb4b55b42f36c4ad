package dev.trilemma.estimate;

import dev.trilemma.catalog.Assumption;
import dev.trilemma.catalog.EnergyFactors;
import dev.trilemma.catalog.ReliabilityDefaults;
import dev.trilemma.catalog.ScalingLaws;
import dev.trilemma.catalog.StorageDefaults;
import dev.trilemma.engine.cost.StoragePrice;
import dev.trilemma.engine.energy.EnergyCalculator;
import dev.trilemma.engine.energy.PowerFactors;
import dev.trilemma.engine.estimate.Estimate;
import dev.trilemma.engine.goodput.GoodputCalculator;
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

    private final EnergyFactors energyFactors;
    private final RunAssumptions ofTheRun;
    private final List<Assumption> ofEveryPlan;

    StandingAssumptions(
            ReliabilityDefaults reliability,
            EnergyFactors energyFactors,
            StorageDefaults storage,
            ScalingLaws laws,
            RunAssumptions ofTheRun) {
        this.energyFactors = energyFactors;
        this.ofTheRun = ofTheRun;
        this.ofEveryPlan = new ArrayList<>(goodput(reliability.figures()));
        ofEveryPlan.add(Assumption.of("energy.model", EnergyCalculator.FORMULA, EnergyCalculator.SOURCE));
        ofEveryPlan.add(storage(storage.price()));
        ofEveryPlan.addAll(quality(laws.defaultLaw(), laws.factors().criticalBatch()));
        ofEveryPlan.add(Assumption.of("uncertainty.model", RangeCalculator.MODEL, UNCERTAINTY_SOURCE));
    }

    /**
     * @param spot whether nodes can be taken away
     */
    List<Assumption> of(Estimate estimate, boolean spot) {
        PowerFactors power = energyFactors.factorsOf(estimate.plan().cluster().accelerator());
        List<Assumption> assumptions = new ArrayList<>(ofEveryPlan);
        assumptions.add(Assumption.of(
                "goodput.checkpointIntervalSeconds",
                estimate.wallClock().checkpointIntervalSeconds(),
                GoodputCalculator.SOURCE));
        assumptions.add(Assumption.of("energy.utilisationShare", power.utilisationShare(), power.source()));
        assumptions.add(Assumption.of("energy.hostFactor", power.hostFactor(), power.source()));
        assumptions.add(Assumption.of("energy.embodiedKgCo2ePerAccelerator", power.embodiedKgCo2e(), power.source()));
        assumptions.add(Assumption.of("energy.acceleratorLifeHours", power.lifeHours(), power.source()));
        assumptions.addAll(ofTheRun.of(estimate, spot));
        return assumptions;
    }

    private static List<Assumption> goodput(ReliabilityDefaults.Figures figures) {
        return List.of(
                Assumption.of("goodput.model", GoodputCalculator.MODEL, GoodputCalculator.SOURCE),
                Assumption.of("goodput.largestCluster", figures.largestCluster()),
                Assumption.of(
                        "goodput.hoursBetweenFailuresPerAccelerator", figures.meanHoursBetweenFailuresPerAccelerator()),
                Assumption.of("goodput.checkpointBlockingSeconds", figures.checkpointBlockingSeconds()),
                Assumption.of(
                        "goodput.checkpointWriteBytesPerSecondPerNode", figures.checkpointWriteBytesPerSecondPerNode()),
                Assumption.of("goodput.restartSeconds", figures.restartSeconds()),
                Assumption.of("goodput.otherLossShare", figures.otherLossShare()));
    }

    private static Assumption storage(StoragePrice storage) {
        return Assumption.of(
                "cost.storagePerGigabyteMonth", storage.perGigabyteMonth().amount(), storage.source());
    }

    private static List<Assumption> quality(ScalingLaw law, CriticalBatch batch) {
        return List.of(
                Assumption.of("quality.law", law.id(), law.source()),
                Assumption.of("quality.fittedRange", law.fittedRange().description(), law.source()),
                Assumption.of("quality.criticalBatch", batch.description(), batch.source()));
    }
}
