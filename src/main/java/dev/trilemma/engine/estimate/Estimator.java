package dev.trilemma.engine.estimate;

import dev.trilemma.engine.cost.CostBasis;
import dev.trilemma.engine.cost.CostCalculator;
import dev.trilemma.engine.cost.Costs;
import dev.trilemma.engine.cost.Money;
import dev.trilemma.engine.cost.Serving;
import dev.trilemma.engine.cost.Usage;
import dev.trilemma.engine.energy.Energy;
import dev.trilemma.engine.energy.EnergyCalculator;
import dev.trilemma.engine.estimate.Conditions.NamedPrice;
import dev.trilemma.engine.goodput.Exposure;
import dev.trilemma.engine.goodput.GoodputCalculator;
import dev.trilemma.engine.goodput.Reliability;
import dev.trilemma.engine.goodput.WallClock;
import dev.trilemma.engine.memory.MemoryCalculator;
import dev.trilemma.engine.plan.ResolvedPlan;
import dev.trilemma.engine.quality.Learning;
import dev.trilemma.engine.quality.LossCalculator;
import dev.trilemma.engine.quality.LossEstimate;
import dev.trilemma.engine.strategy.Choice;
import dev.trilemma.engine.strategy.Remedies;
import dev.trilemma.engine.strategy.StrategySearch;
import dev.trilemma.engine.time.TimeCalculator;
import dev.trilemma.engine.triangle.TriangleCalculator;
import dev.trilemma.engine.triangle.TriangleScores;
import dev.trilemma.engine.uncertainty.RangeCalculator;
import dev.trilemma.engine.uncertainty.Ranges;
import dev.trilemma.engine.work.TokenWork;
import dev.trilemma.engine.work.WorkCalculator;
import java.util.ArrayList;
import java.util.List;

/** Plan in, estimate out. Read {@link #estimate} to know the whole engine. */
public final class Estimator {

    private final Knowledge knowledge;
    private final WorkCalculator workCalculator = new WorkCalculator();
    private final MemoryCalculator memoryCalculator;
    private final StrategySearch strategySearch;
    private final Remedies remedies;
    private final GoodputCalculator goodputCalculator = new GoodputCalculator();
    private final EnergyCalculator energyCalculator = new EnergyCalculator();
    private final CostCalculator costCalculator = new CostCalculator();
    private final LossCalculator lossCalculator = new LossCalculator();
    private final RangeCalculator rangeCalculator = new RangeCalculator();
    private final TriangleCalculator triangleCalculator = new TriangleCalculator();

    public Estimator(Knowledge knowledge) {
        this.knowledge = knowledge;
        this.memoryCalculator = new MemoryCalculator(knowledge.memory());
        this.strategySearch = new StrategySearch(memoryCalculator, new TimeCalculator(knowledge.calibration()));
        this.remedies = new Remedies(strategySearch);
    }

    /**
     * @throws dev.trilemma.engine.InvalidPlan where the plan's layout contradicts itself
     */
    public Estimate estimate(ResolvedPlan plan, Conditions conditions) {
        Estimate estimate = estimate(plan, conditions, choose(plan));
        return estimate.choice().memory().fits() ? estimate : estimate.with(remedies.of(plan));
    }

    /**
     * The strategy that a plan runs under. It is the same for any number of tokens and at any price.
     *
     * @throws dev.trilemma.engine.InvalidPlan where the plan's layout contradicts itself
     */
    public Choice choose(ResolvedPlan plan) {
        return strategySearch.choose(plan);
    }

    /**
     * The same without remedies for a plan that does not fit, for many plans at once.
     *
     * @param predicted the strategy of the plan, or of the same plan with other tokens
     */
    public Estimate estimate(ResolvedPlan plan, Conditions conditions, Choice predicted) {
        Choice choice = predicted.slowedBy(conditions.stepTimeFactor());
        TokenWork work = workCalculator.perToken(plan, choice.strategy().recomputation());
        double stepSeconds = choice.time().stepSeconds();
        double checkpointBytes = memoryCalculator.checkpointBytes(plan);
        WallClock wallClock =
                wallClock(plan, conditions, checkpointBytes, plan.training().stepCount() * stepSeconds);
        Energy energy = energyCalculator.energy(
                plan.cluster().accelerator(),
                plan.cluster().acceleratorCount(),
                wallClock.wallClockSeconds(),
                conditions.site(),
                conditions.power());
        var usage = new Usage(
                plan.cluster().acceleratorCount(),
                wallClock.wallClockSeconds(),
                checkpointBytes,
                plan.training().uniqueTokens(),
                servingAcceleratorHours(plan, conditions));
        Costs costs = costCalculator.costs(usage, conditions.price(), conditions.storage(), null);
        LossEstimate loss = lossCalculator.loss(
                conditions.law(),
                Learning.of(plan.shape(), plan.training(), conditions.baseTokens()),
                knowledge.quality());
        Ranges ranges = rangeCalculator.ranges(
                plan,
                choice.strategy().parallelism().pipeline(),
                stepSeconds,
                wallClock.wallClockSeconds(),
                costs.total(),
                conditions.price().pinned(),
                energy,
                loss,
                knowledge.uncertainty());
        TriangleScores triangle = triangleCalculator.scores(
                wallClock.wallClockSeconds(), loss.reducibleLoss(), costs.total(), knowledge.scales());

        return new Estimate(
                plan,
                work,
                choice,
                List.of(),
                wallClock,
                energy,
                costs,
                bases(usage, conditions),
                loss,
                ranges,
                triangle);
    }

    private WallClock wallClock(
            ResolvedPlan plan, Conditions conditions, double checkpointBytes, double trainingSeconds) {
        Reliability reliability = knowledge.reliability();
        var exposure = new Exposure(
                plan.cluster().acceleratorCount(),
                plan.cluster().nodeCount(),
                checkpointBytes,
                reliability.failureFactor(
                        plan.training().precision(), plan.shape().parameters()),
                conditions.spot() ? reliability.spotInterruptionsPerNodeHour() : 0);
        return goodputCalculator.wallClock(trainingSeconds, exposure, reliability);
    }

    private static double servingAcceleratorHours(ResolvedPlan plan, Conditions conditions) {
        Serving serving = conditions.serving();
        return serving == null ? 0 : serving.acceleratorHours(plan);
    }

    /** The same bill at other prices, storage left out as it is the same. */
    private List<CostBasis> bases(Usage usage, Conditions conditions) {
        List<CostBasis> bases = new ArrayList<>();
        for (NamedPrice other : conditions.otherPrices()) {
            Money total = costCalculator.costs(usage, other.price(), null, null).total();
            if (total != null) {
                bases.add(new CostBasis(other.name(), total, other.price().source()));
            }
        }
        return bases;
    }
}
