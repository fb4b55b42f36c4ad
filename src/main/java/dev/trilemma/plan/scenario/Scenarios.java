package dev.trilemma.plan.scenario;

import dev.trilemma.audit.AuditLog;
import dev.trilemma.plan.PlanDocuments;
import dev.trilemma.plan.PlanView;
import dev.trilemma.plan.Plans;
import dev.trilemma.web.Conflict;
import dev.trilemma.web.Documents;
import dev.trilemma.web.IfMatch;
import dev.trilemma.web.NotFound;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The scenarios of saved plans. */
@Service
@Transactional
public class Scenarios {

    /** A comparison calculates all of them at once. */
    private static final int MOST = 20;

    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

    private final SavedScenarios scenarios;
    private final Plans plans;
    private final PlanDocuments documents;
    private final Documents json;
    private final JsonMapper mapper;
    private final AuditLog audit;
    private final Clock clock;

    Scenarios(
            SavedScenarios scenarios,
            Plans plans,
            PlanDocuments documents,
            Documents json,
            JsonMapper mapper,
            AuditLog audit,
            Clock clock) {
        this.scenarios = scenarios;
        this.plans = plans;
        this.documents = documents;
        this.json = json;
        this.mapper = mapper;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * The scenarios of a plan in the order in which they were made.
     *
     * @throws NotFound where there is no such plan, or it is another team's
     */
    @Transactional(readOnly = true)
    public List<ScenarioView> of(UUID plan) {
        plans.plan(plan);
        return scenarios.findByPlanIdOrderByCreatedAtAscIdAsc(plan).stream()
                .map(SavedScenario::view)
                .toList();
    }

    /**
     * @throws NotFound where the plan has no such scenario
     */
    @Transactional(readOnly = true)
    public ScenarioView scenario(UUID plan, UUID id) {
        return saved(plan, id).view();
    }

    ScenarioView add(UUID planId, ScenarioDocument document) {
        PlanView plan = plans.lock(planId);
        if (scenarios.findByPlanIdOrderByCreatedAtAscIdAsc(planId).size() >= MOST) {
            throw new Conflict("A plan has at most " + MOST + " scenarios; delete one, or copy the plan.");
        }
        JsonNode patch = keepable(plan, document);
        return keep(planId, new SavedScenario(planId, document.title(), patch, now()), "scenario.added");
    }

    ScenarioView replace(UUID plan, UUID id, IfMatch condition, ScenarioDocument document) {
        SavedScenario scenario = saved(plan, id);
        condition.require(scenario.revision());
        scenario.replace(document.title(), keepable(plans.plan(plan), document), now());
        return keep(plan, scenario, "scenario.changed");
    }

    ScenarioView patch(UUID plan, UUID id, IfMatch condition, JsonNode patch) {
        ScenarioView before = saved(plan, id).view();
        condition.require(before.revision());
        var document = new ScenarioDocument(before.title(), mapper.convertValue(before.patch(), OBJECT));
        return replace(plan, id, condition, json.patched(document, patch, ScenarioDocument.class));
    }

    void delete(UUID plan, UUID id, IfMatch condition) {
        SavedScenario scenario = saved(plan, id);
        condition.require(scenario.revision());
        scenarios.delete(scenario);
        audit.record("scenario.deleted", resource(plan, id), Map.of());
    }

    /** Refuses a patch that makes something of the plan which cannot be calculated. */
    private JsonNode keepable(PlanView plan, ScenarioDocument document) {
        JsonNode patch = mapper.valueToTree(document.patch());
        documents.requireKeepable(documents.patched(plan.plan(), patch));
        return patch;
    }

    private ScenarioView keep(UUID plan, SavedScenario scenario, String action) {
        SavedScenario saved = scenarios.saveAndFlush(scenario);
        audit.record(action, resource(plan, saved.id()), Map.of("revision", saved.revision()));
        return saved.view();
    }

    private SavedScenario saved(UUID plan, UUID id) {
        return scenarios.findByIdAndPlanId(id, plan).orElseThrow(() -> new NotFound("scenario", id));
    }

    private static String resource(UUID plan, UUID id) {
        return "plans/" + plan + "/scenarios/" + id;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
