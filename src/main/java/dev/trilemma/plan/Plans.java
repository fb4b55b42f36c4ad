package dev.trilemma.plan;

import dev.trilemma.audit.AuditLog;
import dev.trilemma.catalog.PlanDocument;
import dev.trilemma.team.Callers;
import dev.trilemma.web.Documents;
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
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
    private final PlanIndex index;
    private final PlanDocuments documents;
    private final Documents json;
    private final AuditLog audit;
    private final Clock clock;

    Plans(
            SavedPlans plans,
            PlanRevisions revisions,
            PlanIndex index,
            PlanDocuments documents,
            Documents json,
            AuditLog audit,
            Clock clock) {
        this.plans = plans;
        this.revisions = revisions;
        this.index = index;
        this.documents = documents;
        this.json = json;
        this.audit = audit;
        this.clock = clock;
    }

    PlanView save(PlanDocument document) {
        documents.requireKeepable(document);
        return keep(new SavedPlan(document, now()), "plan.saved");
    }

    /** @throws NotFound where there is none, or it is another team's */
    @Transactional(readOnly = true)
    public PlanView plan(UUID id) {
        return PlanView.of(saved(id));
    }

    /**
     * The plan, which nobody else changes or evaluates until the transaction at hand ends.
     *
     * @throws NotFound where there is none, or it is another team's
     */
    public PlanView lock(UUID id) {
        return plans.lock(id).map(PlanView::of).orElseThrow(() -> new NotFound("plan", id));
    }

    /** Sets when a plan is evaluated next by its schedule, counted from now; that is no revision. */
    public void planReevaluation(UUID id) {
        plans.findById(id).ifPresent(plan -> plan.planReevaluation(now()));
    }

    @Transactional(readOnly = true)
    Page<PlanView> plans(PlanFilter filter, Paging paging) {
        Page<PlanIndex.Place> places = Page.ofRows(index.find(filter, paging), paging, PlanIndex.Place::keys);
        List<UUID> ids = places.items().stream().map(PlanIndex.Place::id).toList();
        Map<UUID, SavedPlan> found =
                plans.findByIdIn(ids).stream().collect(Collectors.toMap(SavedPlan::id, Function.identity()));
        // one that was deleted in the meantime is left out
        List<PlanView> views = ids.stream()
                .map(found::get)
                .flatMap(Stream::ofNullable)
                .map(PlanView::of)
                .toList();
        return new Page<>(views, places.next());
    }

    PlanView replace(UUID id, IfMatch condition, PlanDocument document) {
        return replace(saved(id, condition), document);
    }

    PlanView patch(UUID id, IfMatch condition, JsonNode patch) {
        SavedPlan plan = saved(id, condition);
        return replace(plan, documents.patched(plan.document(), patch));
    }

    PlanView patchSettings(UUID id, IfMatch condition, JsonNode patch) {
        SavedPlan plan = saved(id, condition);
        plan.keepBy(json.patched(plan.settings(), patch, PlanSettings.class), now());
        return keep(plan, "plan.settingsChanged");
    }

    void delete(UUID id, IfMatch condition) {
        plans.delete(saved(id, condition));
        audit.record("plan.deleted", "plans/" + id, Map.of());
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
        return keep(plan, "plan.revised");
    }

    private PlanView keep(SavedPlan plan, String action) {
        SavedPlan saved = plans.saveAndFlush(plan);
        revisions.save(new PlanRevision(saved, Callers.current().name()));
        index.put(saved);
        audit.record(action, "plans/" + saved.id(), Map.of("revision", saved.revision()));
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
