package dev.trilemma.plan.evaluation;

import dev.trilemma.plan.PlanDocuments;
import dev.trilemma.plan.PlanView;
import dev.trilemma.plan.scenario.ScenarioView;
import dev.trilemma.plan.scenario.Scenarios;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** What there is to evaluate of a plan: the plan itself, then its scenarios in the order in which they were made. */
@Component
public class Subjects {

    /** How clients name the plan among its scenarios. */
    public static final String PLAN = "plan";

    private final Scenarios scenarios;
    private final PlanDocuments documents;

    Subjects(Scenarios scenarios, PlanDocuments documents) {
        this.scenarios = scenarios;
        this.documents = documents;
    }

    /**
     * A subject that is only made when it is asked for, since a scenario's patch may no longer fit its plan.
     *
     * @param name {@code plan}, or the scenario's id
     */
    public record Candidate(String name, UUID id, String title, Supplier<Subject> subject) {}

    /** All of a plan's. */
    public List<Candidate> of(PlanView plan) {
        List<Candidate> candidates = new ArrayList<>();
        String title = plan.title() == null ? "" : plan.title();
        candidates.add(new Candidate(
                PLAN,
                plan.id(),
                title,
                () -> new Subject(plan.id(), plan.revision(), plan.id(), plan.title(), plan.plan())));
        scenarios.of(plan.id()).forEach(scenario -> candidates.add(candidate(plan, scenario)));
        return candidates;
    }

    private Candidate candidate(PlanView plan, ScenarioView scenario) {
        return new Candidate(
                scenario.id().toString(),
                scenario.id(),
                scenario.title(),
                () -> new Subject(
                        plan.id(),
                        plan.revision(),
                        scenario.id(),
                        scenario.title(),
                        documents.patched(plan.plan(), scenario.patch())));
    }
}
