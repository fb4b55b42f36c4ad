package dev.trilemma.search;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.trilemma.catalog.PlanDocument;
import dev.trilemma.estimate.EstimateView;

/**
 * A strategy: the plan with every choice made, and its whole estimate.
 *
 * @param plan can be estimated, saved or quoted as it is
 */
record StrategyView(PlanDocument plan, @JsonUnwrapped EstimateView estimate) {}
