package dev.trilemma.calibration;

import dev.trilemma.catalog.PlanDocument;
import dev.trilemma.catalog.PlanResolver;
import dev.trilemma.engine.plan.ResolvedPlan;
import dev.trilemma.engine.plan.Strategy;
import dev.trilemma.engine.strategy.StrategySearch;
import dev.trilemma.engine.time.Calibration;
import dev.trilemma.engine.time.StepTimer;
import dev.trilemma.engine.time.TimeCalculator;
import dev.trilemma.web.Json;

/**
 * A measured step with its names looked up and its open choices made, so that it can be timed again and again.
 *
 * @param weight of its error; the rows of one group weigh one together
 */
record TimedPlan(MeasuredStep measured, ResolvedPlan plan, Strategy strategy, double weight) {

    static TimedPlan of(MeasuredStep measured, double weight, PlanResolver resolver, StrategySearch search) {
        PlanDocument document = Json.mapper().treeToValue(measured.plan(), PlanDocument.class);
        ResolvedPlan plan = resolver.resolve(document).plan();
        return new TimedPlan(measured, plan, search.choose(plan).strategy(), weight);
    }

    String publication() {
        return measured.publication();
    }

    /** Seconds of a step with these constants. */
    double seconds(Calibration calibration) {
        StepTimer timer = new TimeCalculator(calibration).timer(plan);
        return timer.stepSeconds(timer.microBatch(strategy), strategy.parallelism());
    }

    /** The logarithm of predicted over measured. */
    double logError(Calibration calibration) {
        return Math.log(seconds(calibration) / measured.seconds());
    }
}
