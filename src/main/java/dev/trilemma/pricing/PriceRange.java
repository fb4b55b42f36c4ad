package dev.trilemma.pricing;

import dev.trilemma.engine.cost.Money;

/**
 * What whole nodes of an accelerator cost, as listed by clouds with regions and without marketplaces.
 *
 * @param lowest the cheapest offer
 * @param medianPerAccelerator median over the different prices per accelerator-hour of each provider, so that a provider
 *     does not count once for each of its regions
 * @param highest the dearest offer
 */
public record PriceRange(PricedOffer lowest, Money medianPerAccelerator, PricedOffer highest) {}
