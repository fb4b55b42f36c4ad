package dev.trilemma.engine.strategy;

import dev.trilemma.engine.memory.MemoryCalculator;
import dev.trilemma.engine.memory.MemoryFootprint;
import dev.trilemma.engine.plan.OpenExecution;
import dev.trilemma.engine.plan.ResolvedPlan;
import dev.trilemma.engine.strategy.Neighbour.Verdict;
import dev.trilemma.engine.time.StepTime;
import dev.trilemma.engine.time.TimeCalculator;
import dev.trilemma.engine.time.TimeTerm;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Explains a choice by what comes of changing it in one respect, everything else staying as it is. */
public final class Neighbours {

    private final MemoryCalculator memoryCalculator;
    private final TimeCalculator timeCalculator;

    public Neighbours(MemoryCalculator memoryCalculator, TimeCalculator timeCalculator) {
        this.memoryCalculator = memoryCalculator;
        this.timeCalculator = timeCalculator;
    }

    /**
     * Every respect in which a plan leaves a choice, one step up and one step down.
     *
     * @param best what was chosen for the plan
     * @param stopped once true, no further ways to divide the accelerators are looked for
     */
    public List<Neighbour> of(ResolvedPlan plan, OpenExecution open, Candidate best, BooleanSupplier stopped) {
        StepTime time = timeCalculator.step(best.plan(), best.strategy());
        return new Variations(plan, open, best, stopped)
                .all().stream().map(variation -> neighbour(variation, time)).toList();
    }

    private Neighbour neighbour(Variation variation, StepTime best) {
        MemoryFootprint memory = memoryCalculator.perAccelerator(variation.plan(), variation.strategy());
        StepTime time = timeCalculator.step(variation.plan(), variation.strategy());
        double slower = time.stepSeconds() - best.stepSeconds();
        return new Neighbour(
                variation.change(),
                verdict(memory, slower),
                time.stepSeconds(),
                slower,
                Math.max(0, memory.totalBytes() - memory.capacityBytes()),
                largestIncrease(best, time));
    }

    private static Verdict verdict(MemoryFootprint memory, double slowerSeconds) {
        if (!memory.fits()) {
            return Verdict.DOES_NOT_FIT;
        }
        return slowerSeconds > 0 ? Verdict.SLOWER : Verdict.AS_FAST;
    }

    private static @Nullable TimeTerm largestIncrease(StepTime best, StepTime other) {
        Map<String, Double> before = best.terms().stream().collect(Collectors.toMap(TimeTerm::name, TimeTerm::seconds));
        return other.terms().stream()
                .map(term -> new TimeTerm(term.name(), term.seconds() - before.getOrDefault(term.name(), 0.0)))
                .filter(increase -> increase.seconds() > 0)
                .max(Comparator.comparingDouble(TimeTerm::seconds))
                .orElse(null);
    }
}
