package dev.trilemma.engine.strategy;

import dev.trilemma.engine.InvalidPlan;
import dev.trilemma.engine.hardware.Cluster;
import dev.trilemma.engine.plan.Method;
import dev.trilemma.engine.plan.Offload;
import dev.trilemma.engine.plan.OpenParallelism;
import dev.trilemma.engine.plan.Optimizer;
import dev.trilemma.engine.plan.Recomputation;
import dev.trilemma.engine.plan.ResolvedPlan;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Finds single changes that make a plan fit, each evaluated by the engine: those that fit first, the fastest before. */
public final class Remedies {

    private static final int LIMIT = 5;
    private static final int LARGEST_GROWTH = 64;

    /** As many as a plan document may ask for. */
    private static final int LARGEST_CLUSTER = 1_000_000;

    private static final String LEFT_OPEN = "left to the service";
    private static final Setting OPEN_LAYOUT = new Setting("/parallelism", null);

    private final StrategySearch search;

    public Remedies(StrategySearch search) {
        this.search = search;
    }

    /** The best few changes to a plan that does not fit. */
    public List<Remedy> of(ResolvedPlan plan) {
        List<Remedy> remedies = new ArrayList<>();
        for (Change change : changes(plan)) {
            evaluate(change, remedies);
        }
        remedies.sort(Comparator.comparing(Remedy::fits)
                .reversed()
                .thenComparingDouble(remedy -> remedy.fits() ? remedy.stepSeconds() : remedy.totalBytes()));
        return List.copyOf(remedies.subList(0, Math.min(LIMIT, remedies.size())));
    }

    private static List<Change> changes(ResolvedPlan plan) {
        List<Change> changes = new ArrayList<>();
        OpenParallelism given = plan.parallelism();
        if (plan.recomputation() != null && plan.recomputation() != Recomputation.FULL) {
            changes.add(Change.of("/training/recomputation", "full", plan.withRecomputation(Recomputation.FULL)));
        }
        if (given.zeroStage() != null && given.zeroStage() < 3) {
            changes.add(Change.of("/parallelism/zeroStage", 3, plan.withParallelism(given.withZeroStage(3))));
        }
        if (given.microBatchSize() != null && given.microBatchSize() > 1) {
            changes.add(Change.of("/parallelism/microBatchSize", 1, plan.withParallelism(given.withMicroBatchSize(1))));
        }
        if (!given.equals(OpenParallelism.ANY)) {
            changes.add(new Change(
                    "/parallelism", LEFT_OPEN, List.of(OPEN_LAYOUT), plan.withParallelism(OpenParallelism.ANY)));
        }
        if (plan.training().optimizer() != Optimizer.ADAMW8BIT) {
            changes.add(Change.of("/training/optimizer", "adamw8bit", plan.withOptimizer(Optimizer.ADAMW8BIT)));
        }
        changes.add(new Change(
                "/parallelism/offload",
                "optimizer",
                List.of(new Setting("/parallelism/offload/optimizer", true)),
                plan.withOffload(new Offload(false, false, true))));
        if (plan.training().method() == Method.FULL_FINE_TUNING) {
            changes.add(Change.of("/training/method", "lora", plan.withMethod(Method.LORA)));
        }
        if (plan.training().method() == Method.LORA) {
            changes.add(Change.of("/training/method", "qlora", plan.withMethod(Method.QLORA)));
        }
        addLargerClusters(plan, changes);
        return changes;
    }

    /** A layout that is given for all accelerators cannot hold for more of them. */
    private static void addLargerClusters(ResolvedPlan plan, List<Change> changes) {
        Cluster cluster = plan.cluster();
        boolean complete = plan.parallelism().data() != null;
        ResolvedPlan open = complete ? plan.withParallelism(OpenParallelism.ANY) : plan;
        for (int growth = 2; growth <= LARGEST_GROWTH; growth *= 2) {
            int count = cluster.acceleratorCount() * growth;
            if (count > LARGEST_CLUSTER) {
                return;
            }
            Change larger = Change.of(
                    "/cluster/acceleratorCount", count, open.withCluster(cluster.withAcceleratorCount(count)));
            changes.add(complete ? larger.with(OPEN_LAYOUT) : larger);
        }
    }

    /** A change that leaves no valid layout is no remedy; of larger clusters the smallest that fits is enough. */
    private void evaluate(Change change, List<Remedy> remedies) {
        boolean solved = remedies.stream()
                .anyMatch(remedy -> remedy.fits() && remedy.pointer().equals(change.pointer()));
        if (solved) {
            return;
        }
        try {
            Choice choice = search.choose(change.plan());
            remedies.removeIf(remedy -> remedy.pointer().equals(change.pointer()));
            remedies.add(new Remedy(
                    change.pointer(),
                    change.value(),
                    change.settings(),
                    choice.memory().fits(),
                    choice.memory().totalBytes(),
                    choice.time().stepSeconds()));
        } catch (InvalidPlan impossible) {
            // the changed plan has no layout, so it is not offered
        }
    }

    /** A change as it is told, field by field, and made. */
    private record Change(String pointer, String value, List<Setting> settings, ResolvedPlan plan) {

        static Change of(String pointer, Object value, ResolvedPlan plan) {
            return new Change(pointer, String.valueOf(value), List.of(new Setting(pointer, value)), plan);
        }

        Change with(Setting other) {
            return new Change(
                    pointer,
                    value + ", and " + other.pointer() + " " + LEFT_OPEN,
                    List.of(settings.get(0), other),
                    plan);
        }
    }
}
