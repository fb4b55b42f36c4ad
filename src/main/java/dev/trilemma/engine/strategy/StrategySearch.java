package dev.trilemma.engine.strategy;

import dev.trilemma.engine.InvalidPlan;
import dev.trilemma.engine.memory.MemoryCalculator;
import dev.trilemma.engine.plan.AttentionKernel;
import dev.trilemma.engine.plan.Parallelism;
import dev.trilemma.engine.plan.Recomputation;
import dev.trilemma.engine.plan.ResolvedPlan;
import dev.trilemma.engine.plan.Strategy;
import dev.trilemma.engine.shape.ModelKind;
import dev.trilemma.engine.time.MicroBatchTime;
import dev.trilemma.engine.time.StepTime;
import dev.trilemma.engine.time.StepTimer;
import dev.trilemma.engine.time.TimeCalculator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Chooses what a plan leaves open: of the layouts that fit and use the most accelerators, the one with the shortest step. Where none
 * fits, the one that lacks the least memory.
 */
public final class StrategySearch {

    private static final List<Recomputation> LEAST_FIRST =
            List.of(Recomputation.NONE, Recomputation.SELECTIVE, Recomputation.FULL);
    private static final List<Recomputation> FULL_ONLY = List.of(Recomputation.FULL);

    private final MemoryCalculator memoryCalculator;
    private final TimeCalculator timeCalculator;

    public StrategySearch(MemoryCalculator memoryCalculator, TimeCalculator timeCalculator) {
        this.memoryCalculator = memoryCalculator;
        this.timeCalculator = timeCalculator;
    }

    /**
     * @throws dev.trilemma.engine.InvalidPlan where what the plan gives of the layout leaves nothing possible
     */
    public Choice choose(ResolvedPlan plan) {
        LayoutRules.check(plan);
        var layouts = new Layouts(plan, new UsualChoices(plan));
        var best = new Best(plan);
        for (List<Split> equallyUsed : layouts.splits(() -> false)) {
            for (Split split : equallyUsed) {
                for (Block block : layouts.blocks(split)) {
                    offer(plan, layouts, block, best);
                }
            }
            if (best.fits()) {
                break;
            }
        }
        return best.choice();
    }

    private void offer(ResolvedPlan plan, Layouts layouts, Block block, Best best) {
        best.enter();
        for (int chunks : layouts.virtualPipelines(block)) {
            for (int zero : layouts.zeroStages(block.split())) {
                offer(plan, block.layout(chunks, zero), best);
            }
        }
    }

    /** Activations that leave for host memory may take longer than to compute them again: then time decides. */
    private void offer(ResolvedPlan plan, Parallelism layout, Best best) {
        if (plan.recomputation() == null && plan.offload().activations()) {
            LEAST_FIRST.forEach(recomputation -> best.offer(candidate(plan, layout, recomputation)));
        } else {
            best.offer(leastRecomputation(plan, layout));
        }
    }

    /** Recomputing less is never slower, so the first that fits is the one to time; the last where none does. */
    private Sized leastRecomputation(ResolvedPlan plan, Parallelism layout) {
        Recomputation given = plan.recomputation();
        if (given != null) {
            return candidate(plan, layout, given);
        }
        for (Recomputation recomputation : recomputesAll(plan) ? FULL_ONLY : LEAST_FIRST) {
            Sized candidate = candidate(plan, layout, recomputation);
            if (candidate.fits()) {
                return candidate;
            }
        }
        return candidate(plan, layout, Recomputation.FULL);
    }

    /**
     * Whether a plan that leaves recomputation open recomputes every layer. Stacks without flash attention hold the scores of
     * every pair of tokens, and the published recipes of decoders recompute all, also where memory would have allowed less:
     * Narayanan et al. (2021, section 3.5), Smith et al. (2022, section 2.3) and the chronicles of BLOOM.
     */
    public static boolean recomputesAll(ResolvedPlan plan) {
        return plan.shape().kind() == ModelKind.DECODER
                && plan.training().method().pretrains()
                && plan.training().attentionKernel() == AttentionKernel.STANDARD;
    }

    private Sized candidate(ResolvedPlan plan, Parallelism layout, Recomputation recomputation) {
        Strategy strategy = new Strategy(layout, recomputation);
        double totalBytes = memoryCalculator.totalBytes(plan, strategy);
        return new Sized(
                strategy, totalBytes, totalBytes <= plan.cluster().accelerator().memoryBytes());
    }

    private record Sized(Strategy strategy, double totalBytes, boolean fits) {}

    /** The best candidate so far: one that fits before one that does not; the faster of those that fit, else the smaller. */
    private final class Best {

        private final ResolvedPlan plan;
        private final StepTimer timer;
        private @Nullable Sized best;
        private double bestSeconds = Double.POSITIVE_INFINITY;
        private int examinedCount;

        /** Of the block that is being searched, by what is recomputed. */
        private final Map<Recomputation, MicroBatchTime> microBatches = new EnumMap<>(Recomputation.class);

        Best(ResolvedPlan plan) {
            this.plan = plan;
            this.timer = timeCalculator.timer(plan);
        }

        void enter() {
            microBatches.clear();
        }

        void offer(Sized candidate) {
            examinedCount++;
            if (candidate.fits()) {
                offerFitting(candidate);
            } else if (!fits()) {
                offerTooLarge(candidate);
            }
        }

        boolean fits() {
            return best != null && best.fits();
        }

        Choice choice() {
            if (best == null) {
                throw new InvalidPlan("/parallelism", "leaves no layout for this cluster and batch");
            }
            Strategy strategy = best.strategy();
            StepTime time = timer.step(timer.microBatch(strategy), strategy.parallelism());
            return new Choice(strategy, memoryCalculator.perAccelerator(plan, strategy), time, examinedCount);
        }

        private void offerFitting(Sized candidate) {
            Strategy strategy = candidate.strategy();
            MicroBatchTime microBatch =
                    microBatches.computeIfAbsent(strategy.recomputation(), unknown -> timer.microBatch(strategy));
            double seconds = timer.stepSeconds(microBatch, strategy.parallelism());
            if (seconds < bestSeconds) {
                best = candidate;
                bestSeconds = seconds;
            }
        }

        private void offerTooLarge(Sized candidate) {
            if (best == null || candidate.totalBytes() < best.totalBytes()) {
                best = candidate;
            }
        }
    }
}
