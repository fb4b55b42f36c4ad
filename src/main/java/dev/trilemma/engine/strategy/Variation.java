package dev.trilemma.engine.strategy;

import dev.trilemma.engine.plan.ResolvedPlan;
import dev.trilemma.engine.plan.Strategy;

/**
 * A strategy changed in one respect.
 *
 * @param change what is different, such as {@code zeroStage 1 → 2}
 */
record Variation(String change, ResolvedPlan plan, Strategy strategy) {}
