package dev.trilemma.estimate;

import dev.trilemma.catalog.Assumption;
import dev.trilemma.catalog.EnergyFactors;
import dev.trilemma.catalog.ReliabilityDefaults;
import dev.trilemma.catalog.ScalingLaws;
import dev.trilemma.catalog.StorageDefaults;
import dev.trilemma.engine.cost.StoragePrice;
import dev.trilemma.engine.energy.PowerFactors;
import dev.trilemma.engine.hardware.Accelerator;
import dev.trilemma.engine.quality.ScalingLaw;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** What every estimate assumes, since a plan cannot say it: failures, power, storage and the law of loss. */
@Component
final class StandingAssumptions {

    private final EnergyFactors energyFactors;
    private final List<Assumption> ofEveryPlan;

    StandingAssumptions(
            ReliabilityDefaults reliability, EnergyFactors energyFactors, StorageDefaults storage, ScalingLaws laws) {
        this.energyFactors = energyFactors;
        this.ofEveryPlan = ofEveryPlan(reliability.figures(), storage.price(), laws.defaultLaw());
    }

    List<Assumption> of(Accelerator accelerator) {
        PowerFactors power = energyFactors.factorsOf(accelerator);
        List<Assumption> assumptions = new ArrayList<>(ofEveryPlan);
        assumptions.add(of("energy.utilisationShare", power.utilisationShare(), power.source()));
        assumptions.add(of("energy.hostFactor", power.hostFactor(), power.source()));
        return assumptions;
    }

    private static List<Assumption> ofEveryPlan(
            ReliabilityDefaults.Figures figures, StoragePrice storage, ScalingLaw law) {
        var failures = figures.meanHoursBetweenFailuresPerAccelerator();
        var blocking = figures.checkpointBlockingSeconds();
        var restart = figures.restartSeconds();
        return List.of(
                of("goodput.hoursBetweenFailuresPerAccelerator", failures.value(), failures.source()),
                of("goodput.checkpointBlockingSeconds", blocking.value(), blocking.source()),
                of("goodput.restartSeconds", restart.value(), restart.source()),
                of("cost.storagePerGigabyteMonth", storage.perGigabyteMonth().amount(), storage.source()),
                of("quality.law", law.id(), law.source()));
    }

    private static Assumption of(String name, Object value, String source) {
        return new Assumption(name, String.valueOf(value), source);
    }
}
