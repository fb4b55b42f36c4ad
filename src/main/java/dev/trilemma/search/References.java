package dev.trilemma.search;

import dev.trilemma.catalog.PlanDocument;
import dev.trilemma.catalog.PlanResolver;
import dev.trilemma.catalog.ReferenceRuns;
import dev.trilemma.catalog.ReferenceRuns.ReferenceRun;
import dev.trilemma.engine.cost.Money;
import dev.trilemma.engine.estimate.Estimator;
import dev.trilemma.engine.frontier.Trade;
import dev.trilemma.engine.plan.ResolvedPlan;
import dev.trilemma.engine.strategy.Candidate;
import dev.trilemma.estimate.EstimateView;
import dev.trilemma.estimate.Estimates;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/** Places well-known runs beside a frontier, as they were run, at the prices of now. */
@Component
final class References {

    private final ReferenceRuns runs;
    private final Estimates estimates;
    private final PlanResolver resolver;
    private final Estimator estimator;
    private final StrategyPlans strategyPlans;

    /** Their plans with a strategy, which no price changes, by id. */
    private final Map<String, PlanDocument> plans = new ConcurrentHashMap<>();

    References(
            ReferenceRuns runs,
            Estimates estimates,
            PlanResolver resolver,
            Estimator estimator,
            StrategyPlans strategyPlans) {
        this.runs = runs;
        this.estimates = estimates;
        this.resolver = resolver;
        this.estimator = estimator;
        this.strategyPlans = strategyPlans;
    }

    List<Reference> beside(List<Trade> frontier, Currency currency) {
        return runs.all().stream()
                .map(run -> reference(run, frontier, currency))
                .toList();
    }

    private Reference reference(ReferenceRun run, List<Trade> frontier, Currency currency) {
        EstimateView estimate = estimates.estimate(plans.computeIfAbsent(run.id(), id -> withStrategy(run.plan())));
        double estimated = estimate.time().wallClockSeconds();
        double seconds = run.publishedSeconds() == null ? estimated : run.publishedSeconds();
        Money total = estimate.total();
        Optional<Integer> better = total == null || !total.currency().equals(currency)
                ? Optional.empty()
                : better(
                        frontier,
                        new Trade(
                                seconds,
                                total.amount().doubleValue(),
                                estimate.quality().loss()));
        return new Reference(
                run.id(),
                run.title(),
                seconds,
                estimated,
                total,
                estimate.quality().loss(),
                total == null ? null : better.isPresent() ? "inside" : "onOrBeyond",
                better.orElse(null),
                run.source());
    }

    private PlanDocument withStrategy(PlanDocument document) {
        ResolvedPlan plan = resolver.resolve(document).plan();
        return strategyPlans.of(document, Candidate.of(plan, estimator.choose(plan)));
    }

    private static Optional<Integer> better(List<Trade> frontier, Trade run) {
        return IntStream.range(0, frontier.size())
                .filter(number -> frontier.get(number).dominates(run))
                .boxed()
                .findFirst();
    }
}
