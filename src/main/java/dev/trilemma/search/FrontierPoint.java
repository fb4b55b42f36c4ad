package dev.trilemma.search;

import dev.trilemma.catalog.PlanDocument;
import dev.trilemma.engine.cost.Money;
import dev.trilemma.engine.uncertainty.Ranges;
import org.jspecify.annotations.Nullable;

/**
 * A plan that no other of the space beats in time, money and loss together.
 *
 * @param wallClockSeconds from the first step to the last
 * @param total the bill
 * @param loss nats per token
 * @param parameters of its model
 * @param tokens it trains on
 * @param acceleratorCount accelerators paid for
 * @param kgCo2e of the electricity
 * @param probabilityDominated that its strongest rival on the frontier is in truth better in all three
 * @param uncertainty ranges of the estimate
 * @param plan with every choice made: estimated, saved or quoted as it is, it gives these figures
 */
record FrontierPoint(
        double wallClockSeconds,
        Money total,
        double loss,
        long parameters,
        double tokens,
        int acceleratorCount,
        @Nullable Double kgCo2e,
        double probabilityDominated,
        Ranges uncertainty,
        PlanDocument plan) {}
