package dev.trilemma.estimate;

import dev.trilemma.catalog.Assumption;
import dev.trilemma.catalog.Warning;
import dev.trilemma.engine.cost.AcceleratorPrice;
import dev.trilemma.pricing.PricedOffer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The price that applies to a plan.
 *
 * @param offer the offer behind the price; null where it was given, owned or unknown
 */
public record PlanPricing(
        AcceleratorPrice price,
        boolean spot,
        @Nullable PricedOffer offer,
        List<Assumption> assumptions,
        List<Warning> warnings) {}
