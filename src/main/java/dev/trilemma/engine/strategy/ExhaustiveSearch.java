package dev.trilemma.engine.strategy;

import dev.trilemma.engine.memory.MemoryCalculator;
import dev.trilemma.engine.plan.OpenExecution;
import dev.trilemma.engine.plan.ResolvedPlan;
import dev.trilemma.engine.time.TimeCalculator;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Examines every strategy that a plan allows: each valid layout, recomputation, precision, attention kernel and offload.
 *
 * <p>Memory comes first, since most strategies do not fit and need no time then. What a micro-batch takes is worked out once for all
 * strategies that compute alike. Nothing is left out on a guess, so that the best found is the best there is.
 */
public final class ExhaustiveSearch {

    private final MemoryCalculator memoryCalculator;
    private final TimeCalculator timeCalculator;

    public ExhaustiveSearch(MemoryCalculator memoryCalculator, TimeCalculator timeCalculator) {
        this.memoryCalculator = memoryCalculator;
        this.timeCalculator = timeCalculator;
    }

    /**
     * The best strategies by the time of a step. All use as many accelerators as any that fits.
     *
     * @param limit how many to keep
     * @param stopped asked again and again, from several threads; once true, it stays so and the search ends with what it has
     * @throws dev.trilemma.engine.InvalidPlan where what the plan gives of the layout leaves nothing possible
     */
    public Survey survey(ResolvedPlan plan, OpenExecution open, int limit, BooleanSupplier stopped) {
        return survey(plan, open, limit, stopped, true);
    }

    /**
     * The best strategy alone, with what it holds and how long its step takes; empty where none fits, or none was found in time.
     *
     * @throws dev.trilemma.engine.InvalidPlan where what the plan gives of the layout leaves nothing possible
     */
    public Optional<Choice> best(ResolvedPlan plan, OpenExecution open, BooleanSupplier stopped) {
        Survey survey = survey(plan, open, 1, stopped, false);
        return survey.best().stream().findFirst().map(best -> choice(best, survey));
    }

    /** @param counting whether each strategy is to be counted; else those that are too slow need not be sized */
    private Survey survey(ResolvedPlan plan, OpenExecution open, int limit, BooleanSupplier stopped, boolean counting) {
        LayoutRules.check(plan);
        var layouts = new Layouts(plan, new EveryChoice(plan));
        var search = new SplitSearch(plan, open, layouts, memoryCalculator, timeCalculator, stopped, counting);
        var tally = new Tally(limit);
        for (List<Split> equallyUsed : layouts.splits(stopped)) {
            tally.merge(examine(equallyUsed, search, limit));
            if (!tally.empty()) {
                break;
            }
        }
        return tally.survey();
    }

    private Choice choice(Candidate best, Survey survey) {
        return new Choice(
                best.strategy(),
                memoryCalculator.perAccelerator(best.plan(), best.strategy()),
                timeCalculator.step(best.plan(), best.strategy()),
                survey.examinedCount());
    }

    private static Tally examine(List<Split> splits, SplitSearch search, int limit) {
        return splits.parallelStream()
                .collect(() -> new Tally(limit), (tally, split) -> search.examine(split, tally), Tally::merge);
    }
}
