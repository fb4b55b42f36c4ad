package dev.trilemma.search;

import dev.trilemma.catalog.PlanDocument;
import dev.trilemma.catalog.PlanResolver;
import dev.trilemma.engine.InvalidPlan;
import dev.trilemma.engine.plan.OpenExecution;
import dev.trilemma.engine.plan.ResolvedPlan;
import dev.trilemma.engine.strategy.Candidate;
import dev.trilemma.engine.strategy.ExhaustiveSearch;
import dev.trilemma.engine.strategy.Neighbour;
import dev.trilemma.engine.strategy.Neighbours;
import dev.trilemma.engine.strategy.Rejection;
import dev.trilemma.engine.strategy.Survey;
import dev.trilemma.estimate.Estimates;
import dev.trilemma.web.WireNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Service;

/** Searches the strategies of a plan and estimates the best of them. */
@Service
class Strategies {

    private static final String SAME_ORDER =
            "A cluster is paid for by the hour, so that its fastest strategy is also its cheapest.";
    private static final String INCOMPLETE =
            "The time for searching ended before the whole space was examined: fix some fields of the plan to make it smaller.";
    private static final String PRECISION =
            "The plan leaves its precision open, and a narrow one may cost loss: compare quality.loss, or name a precision.";

    private final PlanResolver resolver;
    private final ExhaustiveSearch exhaustiveSearch;
    private final Neighbours neighbours;
    private final Estimates estimates;
    private final StrategyPlans plans;
    private final SearchSettings settings;
    private final SearchMetrics metrics;

    Strategies(
            PlanResolver resolver,
            ExhaustiveSearch exhaustiveSearch,
            Neighbours neighbours,
            Estimates estimates,
            StrategyPlans plans,
            SearchSettings settings,
            SearchMetrics metrics) {
        this.resolver = resolver;
        this.exhaustiveSearch = exhaustiveSearch;
        this.neighbours = neighbours;
        this.estimates = estimates;
        this.plans = plans;
        this.settings = settings;
        this.metrics = metrics;
    }

    /** @throws dev.trilemma.engine.InvalidPlan where the plan is wrong, or what it gives leaves no strategy */
    StrategiesView search(StrategyRequest request) {
        try {
            return found(request);
        } catch (InvalidPlan failure) {
            throw failure.under("/plan");
        }
    }

    private StrategiesView found(StrategyRequest request) {
        PlanDocument document = request.plan();
        ResolvedPlan plan = resolver.resolve(document).plan();
        OpenExecution open = plans.open(document, plan);
        Deadline deadline = Deadline.in(settings.strategyTime());
        Survey survey = exhaustiveSearch.survey(plan, open, request.usedLimit(), deadline);
        double searchSeconds = deadline.elapsedSeconds();
        metrics.examined("strategies", survey.examinedCount(), survey.complete());
        return new StrategiesView(
                survey.best().stream().map(best -> view(document, best)).toList(),
                survey.best().isEmpty() ? estimates.estimate(document) : null,
                survey.examinedCount(),
                survey.feasibleCount(),
                byName(survey.rejected()),
                survey.complete(),
                neighbours(plan, open, survey, deadline),
                notes(request, open, survey),
                searchSeconds);
    }

    private StrategyView view(PlanDocument document, Candidate best) {
        PlanDocument chosen = plans.of(document, best);
        return new StrategyView(chosen, estimates.estimate(chosen));
    }

    private List<Neighbour> neighbours(ResolvedPlan plan, OpenExecution open, Survey survey, Deadline deadline) {
        return survey.best().isEmpty()
                ? List.of()
                : neighbours.of(plan, open, survey.best().get(0), deadline);
    }

    private static List<String> notes(StrategyRequest request, OpenExecution open, Survey survey) {
        List<String> notes = new ArrayList<>();
        if (request.usedObjective() == StrategyRequest.Objective.COST) {
            notes.add(SAME_ORDER);
        }
        if (open.precisions().size() > 1) {
            notes.add(PRECISION);
        }
        if (!survey.complete()) {
            notes.add(INCOMPLETE);
        }
        return notes;
    }

    private static Map<String, Long> byName(Map<Rejection, Long> rejected) {
        Map<String, Long> counts = new TreeMap<>();
        rejected.forEach((reason, count) -> counts.put(WireNames.of(reason), count));
        return counts;
    }
}
