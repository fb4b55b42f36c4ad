package dev.trilemma.plan.evaluation;

import dev.trilemma.audit.AuditLog;
import dev.trilemma.estimate.EngineVersion;
import dev.trilemma.estimate.EstimateView;
import dev.trilemma.estimate.Estimates;
import dev.trilemma.plan.PlanView;
import dev.trilemma.plan.Plans;
import dev.trilemma.plan.evaluation.Subjects.Candidate;
import dev.trilemma.team.Callers;
import dev.trilemma.web.InvalidRequest;
import dev.trilemma.web.NotFound;
import dev.trilemma.web.Page;
import dev.trilemma.web.Paging;
import dev.trilemma.web.Problems;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Evaluates plans and their scenarios, and keeps what came of it. */
@Service
@Transactional
class Evaluations {

    private static final UUID BEFORE_ALL = new UUID(0, 0);
    private static final Instant LAST = Instant.parse("9999-12-31T00:00:00Z");

    private final KeptEvaluations evaluations;
    private final KeptAnswers answers;
    private final Plans plans;
    private final Subjects subjects;
    private final Estimates estimates;
    private final Changes changes;
    private final EngineVersion engine;
    private final AuditLog audit;
    private final JsonMapper json;
    private final Clock clock;

    Evaluations(
            KeptEvaluations evaluations,
            KeptAnswers answers,
            Plans plans,
            Subjects subjects,
            Estimates estimates,
            Changes changes,
            EngineVersion engine,
            AuditLog audit,
            JsonMapper json,
            Clock clock) {
        this.evaluations = evaluations;
        this.answers = answers;
        this.plans = plans;
        this.subjects = subjects;
        this.estimates = estimates;
        this.changes = changes;
        this.engine = engine;
        this.audit = audit;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Calculates a plan and its scenarios at today's prices; one after the other where several ask at once, so that each differs from
     * the one before.
     *
     * @param names {@code plan} and ids of scenarios; null for all
     * @return an evaluation or the problem with a scenario each, in the order of the plan's scenarios
     * @throws InvalidRequest where there is no such scenario
     */
    List<Object> evaluate(UUID planId, @Nullable List<String> names, Occasion occasion) {
        PlanView plan = plans.lock(planId);
        List<Candidate> chosen = chosen(subjects.of(plan), names);
        estimates.refresh();
        Instant at = clock.instant().truncatedTo(ChronoUnit.MICROS);
        List<Object> results = chosen.stream()
                .map(candidate -> result(candidate, at, occasion))
                .toList();
        audit.record(
                "plan.evaluated",
                "plans/" + planId,
                Map.of("evaluations", results.size(), "planRevision", plan.revision()));
        return results;
    }

    private static List<Candidate> chosen(List<Candidate> candidates, @Nullable List<String> names) {
        if (names == null) {
            return candidates;
        }
        Set<String> wanted = new LinkedHashSet<>(names);
        List<Candidate> chosen = candidates.stream()
                .filter(candidate -> wanted.remove(candidate.name()))
                .toList();
        if (!wanted.isEmpty()) {
            String unknown = wanted.iterator().next();
            throw new InvalidRequest(
                    "/scenarios/" + names.indexOf(unknown), "must be plan, or the id of one of the plan's scenarios");
        }
        return chosen;
    }

    /** One bad scenario never refuses the others. */
    private Object result(Candidate candidate, Instant at, Occasion occasion) {
        EstimateView estimate;
        Subject subject;
        try {
            subject = candidate.subject().get();
            estimate = estimates.estimate(subject.document(), at);
        } catch (RuntimeException failure) {
            return Problems.problemFor(failure);
        }
        return EvaluationView.of(keep(subject, estimate, at, occasion));
    }

    private KeptEvaluation keep(Subject subject, EstimateView estimate, Instant at, Occasion occasion) {
        Optional<KeptEvaluation> former = evaluations.findFirstBySubjectIdOrderByCreatedAtDescIdDesc(subject.id());
        var evaluation = new KeptEvaluation(
                subject, at, Callers.current().name(), occasion, engine.value(), Figures.of(subject.title(), estimate));
        former.ifPresent(before -> evaluation.explain(changes.between(before, evaluation, estimate)));
        KeptEvaluation kept = evaluations.saveAndFlush(evaluation);
        answers.save(new KeptAnswer(kept.getId(), json.writeValueAsString(estimate)));
        return kept;
    }

    /** Of the plan and its scenarios, newest first. */
    @Transactional(readOnly = true)
    Page<EvaluationView> evaluations(UUID plan, Paging paging) {
        plans.plan(plan);
        Position position = Position.of(paging, LAST);
        var rows = evaluations.newestFirst(plan, position.at(), position.id(), Limit.of(paging.limit() + 1));
        return page(rows, paging);
    }

    /**
     * Of one subject, oldest first.
     *
     * @param scenario null for the plan itself
     * @throws NotFound where the plan has and had no such scenario
     */
    @Transactional(readOnly = true)
    Page<EvaluationView> timeline(UUID plan, @Nullable UUID scenario, Paging paging) {
        UUID subject = scenario == null ? plans.plan(plan).id() : known(plan, scenario);
        Position position = Position.of(paging, Instant.EPOCH);
        var rows = evaluations.oldestFirst(subject, position.at(), position.id(), Limit.of(paging.limit() + 1));
        return page(rows, paging);
    }

    /** @throws NotFound where the plan has no such evaluation */
    @Transactional(readOnly = true)
    EvaluationDetailView evaluation(UUID plan, UUID id) {
        KeptEvaluation kept = kept(plan, id);
        return EvaluationDetailView.of(kept, answer(kept));
    }

    /** Calculates again what was calculated then, by the engine of today. */
    @Transactional(readOnly = true)
    ReproductionView reproduce(UUID plan, UUID id) {
        KeptEvaluation kept = kept(plan, id);
        String again = json.writeValueAsString(estimates.estimate(kept.document(), kept.createdAt()));
        return ReproductionView.of(kept, engine.value(), json.readTree(answer(kept)), json.readTree(again));
    }

    private UUID known(UUID plan, UUID scenario) {
        boolean known = subjects.of(plans.plan(plan)).stream()
                        .anyMatch(candidate -> candidate.id().equals(scenario))
                || evaluations.existsByPlanIdAndSubjectId(plan, scenario);
        if (!known) {
            throw new NotFound("scenario", scenario);
        }
        return scenario;
    }

    private KeptEvaluation kept(UUID plan, UUID id) {
        return evaluations.findByIdAndPlanId(id, plan).orElseThrow(() -> new NotFound("evaluation", id));
    }

    private String answer(KeptEvaluation kept) {
        return answers.findById(kept.getId()).orElseThrow().answer();
    }

    private static Page<EvaluationView> page(List<KeptEvaluation> rows, Paging paging) {
        return Page.ofRows(
                        rows,
                        paging,
                        row -> List.of(row.createdAt().toString(), row.getId().toString()))
                .map(EvaluationView::of);
    }

    /** Where a page starts. */
    private record Position(Instant at, UUID id) {

        static Position of(Paging paging, Instant first) {
            return paging.keys(2)
                    .map(keys -> new Position(Paging.instant(keys.get(0)), Paging.read(keys.get(1), UUID::fromString)))
                    .orElse(new Position(first, BEFORE_ALL));
        }
    }
}
