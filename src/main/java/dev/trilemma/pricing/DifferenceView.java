package dev.trilemma.pricing;

import dev.trilemma.catalog.Commitment;
import dev.trilemma.engine.cost.Money;
import dev.trilemma.pricing.Differences.Difference;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What differs between two versions, as the API answers it.
 *
 * @param item what is offered, the same in all versions
 * @param from instance price in the earlier version; absent where the offer is new
 * @param to instance price in the later version; absent where the offer is gone
 * @param change what was added to the price, as a share of it: -0.44 is 44 % less; absent unless both have one
 */
public record DifferenceView(
        Differences.Kind kind,
        UUID item,
        String provider,
        @Nullable String region,
        @Nullable String zone,
        @Nullable String instanceType,
        String accelerator,
        double acceleratorsPerInstance,
        Commitment commitment,
        @Nullable Money from,
        @Nullable Money to,
        @Nullable Double change) {

    static DifferenceView of(Difference difference) {
        PriceItem item = difference.item();
        return new DifferenceView(
                difference.kind(),
                difference.id(),
                item.provider(),
                item.region(),
                item.zone(),
                item.instanceType(),
                item.accelerator(),
                item.acceleratorsPerInstance().doubleValue(),
                item.commitment(),
                difference.from(),
                difference.to(),
                difference.change());
    }
}
