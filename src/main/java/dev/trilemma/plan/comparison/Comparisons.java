package dev.trilemma.plan.comparison;

import dev.trilemma.engine.cost.Money;
import dev.trilemma.engine.frontier.Trade;
import dev.trilemma.estimate.EstimateView;
import dev.trilemma.estimate.Estimates;
import dev.trilemma.plan.PlanView;
import dev.trilemma.plan.Plans;
import dev.trilemma.plan.comparison.ComparisonView.ComparedView;
import dev.trilemma.plan.comparison.ComparisonView.DeltasView;
import dev.trilemma.plan.evaluation.Subject;
import dev.trilemma.plan.evaluation.Subjects;
import dev.trilemma.plan.evaluation.Subjects.Candidate;
import dev.trilemma.team.Callers;
import dev.trilemma.web.Problems;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import tools.jackson.databind.json.JsonMapper;

/** Calculates plans or scenarios at once and sets them side by side. */
@Service
class Comparisons {

    private final Plans plans;
    private final Subjects subjects;
    private final Estimates estimates;
    private final JsonMapper json;
    private final Clock clock;

    Comparisons(Plans plans, Subjects subjects, Estimates estimates, JsonMapper json, Clock clock) {
        this.plans = plans;
        this.subjects = subjects;
        this.estimates = estimates;
        this.json = json;
        this.clock = clock;
    }

    /** A plan and its scenarios. */
    ComparisonView ofScenarios(UUID plan) {
        return compare(subjects.of(plans.plan(plan)));
    }

    /** Several plans, without their scenarios. */
    ComparisonView ofPlans(List<UUID> ids) {
        return compare(ids.stream()
                .distinct()
                .map(plans::plan)
                .map(Comparisons::candidate)
                .toList());
    }

    private static Candidate candidate(PlanView plan) {
        var subject = new Subject(plan.id(), plan.revision(), plan.id(), plan.title(), plan.plan());
        return new Candidate(plan.id().toString(), plan.id(), plan.title() == null ? "" : plan.title(), () -> subject);
    }

    private ComparisonView compare(List<Candidate> candidates) {
        Instant at = clock.instant();
        List<Contender> contenders = candidates.parallelStream()
                .map(Callers.carried((Candidate candidate) -> contender(candidate, at)))
                .toList();
        return new ComparisonView(at, compared(contenders), verdicts(contenders));
    }

    private Contender contender(Candidate candidate, Instant at) {
        try {
            Subject subject = candidate.subject().get();
            EstimateView estimate = estimates.estimate(subject.document(), at);
            return new Contender(candidate.name(), candidate.title(), subject.document(), estimate, null);
        } catch (RuntimeException failure) {
            return new Contender(candidate.name(), candidate.title(), null, null, Problems.problemFor(failure));
        }
    }

    private List<ComparedView> compared(List<Contender> contenders) {
        Contender first = contenders.get(0);
        List<Contender> known = contenders.stream()
                .filter(contender -> contender.isComparableWith(contender))
                .filter(contender -> !first.isComparableWith(first) || contender.isComparableWith(first))
                .toList();
        Odds odds = Odds.of(known.stream()
                .map(Contender::estimate)
                .flatMap(estimate -> Optional.ofNullable(estimate).stream())
                .toList());
        List<ComparedView> views = new ArrayList<>();
        for (Contender contender : contenders) {
            int number = known.indexOf(contender);
            views.add(new ComparedView(
                    contender.name(),
                    contender.title(),
                    contender.estimate(),
                    contender.problem(),
                    differences(first, contender),
                    deltas(first, contender),
                    dominatedBy(contender, contenders),
                    number < 0 ? null : odds.cheapest(number),
                    number < 0 ? null : odds.fastest(number)));
        }
        return views;
    }

    private List<Difference> differences(Contender first, Contender other) {
        return first == other || first.document() == null || other.document() == null
                ? List.of()
                : Difference.between(json.valueToTree(first.document()), json.valueToTree(other.document()));
    }

    private static @Nullable DeltasView deltas(Contender first, Contender other) {
        EstimateView from = first.estimate();
        EstimateView to = other.estimate();
        if (first == other || from == null || to == null) {
            return null;
        }
        Double carbonFrom = from.energy().operationalKgCo2e();
        Double carbonTo = to.energy().operationalKgCo2e();
        Money totalFrom = from.total();
        Money totalTo = to.total();
        return new DeltasView(
                totalFrom == null || totalTo == null || !first.isComparableWith(other)
                        ? null
                        : totalTo.minus(totalFrom),
                to.time().wallClockSeconds() - from.time().wallClockSeconds(),
                to.quality().loss() - from.quality().loss(),
                to.energy().facilityKwh() - from.energy().facilityKwh(),
                carbonFrom == null || carbonTo == null ? null : carbonTo - carbonFrom);
    }

    private static List<String> dominatedBy(Contender contender, List<Contender> contenders) {
        Optional<Trade> trade = contender.trade();
        return contenders.stream()
                .filter(rival -> rival.isComparableWith(contender))
                .filter(rival -> rival.trade().orElseThrow().dominates(trade.orElseThrow()))
                .map(Contender::name)
                .toList();
    }

    private static List<String> verdicts(List<Contender> contenders) {
        Contender first = contenders.get(0);
        return contenders.stream()
                .skip(1)
                .filter(other -> other.isComparableWith(first))
                .map(other -> Verdict.of(
                        first, first.trade().orElseThrow(), other, other.trade().orElseThrow()))
                .toList();
    }
}
