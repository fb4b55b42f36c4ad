package dev.trilemma.plan;

import dev.trilemma.catalog.PlanDocument;
import dev.trilemma.team.Callers;
import dev.trilemma.web.IfMatch;
import dev.trilemma.web.NotFound;
import dev.trilemma.web.Page;
import dev.trilemma.web.Paging;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;

/** Saved plans and everything they said before. */
@Service
@Transactional
public class Plans {

    private static final LinkedHashMap<String, Function<String, ?>> REVISION_KEYS =
            new LinkedHashMap<>(Map.of("revision", Long::valueOf));

    private final SavedPlans plans;
    private final PlanRevisions revisions;
    private final PlanDocuments documents;
    private final Clock clock;

    Plans(SavedPlans plans, PlanRevisions revisions, PlanDocuments documents, Clock clock) {
        this.plans = plans;
        this.revisions = revisions;
        this.documents = documents;
        this.clock = clock;
    }

    PlanView save(PlanDocument document) {
        documents.requireKeepable(document);
        return keep(new SavedPlan(document, now()));
    }

    @Transactional(readOnly = true)
    public PlanView plan(UUID id) {
        return PlanView.of(saved(id));
    }

    @Transactional(readOnly = true)
    Page<PlanView> plans(Paging paging) {
        return Page.of(plans.findAllByOrderByCreatedAtDescId(paging.newestFirst(), paging.rows()))
                .map(PlanView::of);
    }

    PlanView replace(UUID id, IfMatch condition, PlanDocument document) {
        return replace(saved(id, condition), document);
    }

    PlanView patch(UUID id, IfMatch condition, JsonNode patch) {
        SavedPlan plan = saved(id, condition);
        return replace(plan, documents.patched(plan.document(), patch));
    }

    void delete(UUID id, IfMatch condition) {
        plans.delete(saved(id, condition));
    }

    /** The revisions of a plan, newest first. */
    @Transactional(readOnly = true)
    Page<RevisionView> revisions(UUID id, Paging paging) {
        Map<String, Object> after = paging.position(REVISION_KEYS).getKeys();
        long before = (Long) after.getOrDefault("revision", Long.MAX_VALUE);
        Limit oneMore = Limit.of(paging.limit() + 1);
        var rows = revisions.findByIdPlanIdAndIdRevisionLessThanOrderByIdRevisionDesc(
                saved(id).id(), before, oneMore);
        return Page.ofRows(rows, paging, row -> List.of(Long.toString(row.revision())))
                .map(RevisionView::of);
    }

    @Transactional(readOnly = true)
    RevisionView revision(UUID id, long revision) {
        return revisions
                .findById(new PlanRevision.Key(saved(id).id(), revision))
                .map(RevisionView::of)
                .orElseThrow(() -> new NotFound("revision", revision));
    }

    private PlanView replace(SavedPlan plan, PlanDocument document) {
        documents.requireKeepable(document);
        plan.replace(document, now());
        return keep(plan);
    }

    private PlanView keep(SavedPlan plan) {
        SavedPlan saved = plans.saveAndFlush(plan);
        revisions.save(new PlanRevision(saved, Callers.current().name()));
        return PlanView.of(saved);
    }

    private SavedPlan saved(UUID id, IfMatch condition) {
        SavedPlan plan = saved(id);
        condition.require(plan.revision());
        return plan;
    }

    private SavedPlan saved(UUID id) {
        return plans.findById(id).orElseThrow(() -> new NotFound("plan", id));
    }

    /** To the microsecond, so that what is answered now equals what is read back later. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
