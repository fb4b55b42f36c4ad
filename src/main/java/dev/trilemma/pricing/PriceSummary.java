package dev.trilemma.pricing;

import dev.trilemma.catalog.Commitment;
import dev.trilemma.engine.cost.Money;

/**
 * What one provider asks for an accelerator-hour.
 *
 * @param minimum the lowest price
 * @param median over its different prices, so that a price does not count once for each zone that has it
 * @param maximum the highest price
 * @param offerCount offers in force
 */
record PriceSummary(
        String provider,
        String accelerator,
        Commitment commitment,
        Money minimum,
        Money median,
        Money maximum,
        int offerCount) {

    String key() {
        return provider;
    }
}
