package dev.trilemma.estimate;

import dev.trilemma.engine.estimate.Conditions;

/** What surrounds a plan, for the engine and in words. */
public record Circumstances(Conditions conditions, PlanPricing pricing, PlanSite site) {}
