package dev.trilemma.plan.evaluation;

import dev.trilemma.catalog.PlanDocument;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is evaluated: a plan, or one of its scenarios.
 *
 * @param plan the saved plan
 * @param planRevision its revision
 * @param id the plan's id, or the scenario's
 * @param title of the plan or the scenario
 * @param document the plan as it is, or with the scenario's patch applied
 */
public record Subject(
        UUID plan, long planRevision, UUID id, @Nullable String title, PlanDocument document) {}
