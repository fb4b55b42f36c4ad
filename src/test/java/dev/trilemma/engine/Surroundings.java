package dev.trilemma.engine;

import dev.trilemma.catalog.Deviations;
import dev.trilemma.catalog.Efficiencies;
import dev.trilemma.catalog.MemoryFactors;
import dev.trilemma.catalog.ReliabilityDefaults;
import dev.trilemma.catalog.ScalingLaws;
import dev.trilemma.catalog.StorageDefaults;
import dev.trilemma.catalog.TriangleReferences;
import dev.trilemma.engine.cost.AcceleratorPrice;
import dev.trilemma.engine.cost.Money;
import dev.trilemma.engine.energy.PowerFactors;
import dev.trilemma.engine.energy.Site;
import dev.trilemma.engine.estimate.Conditions;
import dev.trilemma.engine.estimate.Conditions.NamedPrice;
import dev.trilemma.engine.estimate.Knowledge;
import java.util.List;

/** The catalog's knowledge, and conditions like those that the service gives a plan: a price and four to compare it with. */
public final class Surroundings {

    private Surroundings() {}

    public static Knowledge knowledge() {
        return new Knowledge(
                Efficiencies.calibration(),
                MemoryFactors.constants(),
                new ReliabilityDefaults().reliability(),
                new ScalingLaws().factors(),
                new Deviations().model(),
                new TriangleReferences().scales());
    }

    public static Conditions conditions() {
        return new Conditions(
                new Site("world", 1.25, 0.445, "test"),
                new PowerFactors(400, 0.6, 1.6, true, 150, 35_000, "test"),
                perNode("32.7726"),
                false,
                new StorageDefaults().price(),
                List.of(
                        new NamedPrice("owned", AcceleratorPrice.perAccelerator(Money.of("1.23456789", "USD"), "test")),
                        new NamedPrice("lowestWholeNode", perNode("15.92")),
                        new NamedPrice("medianList", perNode("27.44704")),
                        new NamedPrice("highestList", perNode("40.9657"))),
                new ScalingLaws().defaultLaw(),
                null,
                1,
                null);
    }

    private static AcceleratorPrice perNode(String price) {
        return AcceleratorPrice.perInstance(Money.of(price, "USD"), 8, "test");
    }
}
