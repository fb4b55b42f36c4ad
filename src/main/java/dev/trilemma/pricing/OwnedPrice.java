package dev.trilemma.pricing;

import dev.trilemma.catalog.Assumption;
import dev.trilemma.engine.cost.Money;
import java.util.List;

/**
 * What an hour of work of one owned accelerator costs, by its terms.
 *
 * @param depreciation of the accelerator, its server and its share of the network
 * @param energy drawn while it works, the facility's share included
 * @param hosting of its rated power
 * @param operations people, spares and repairs
 * @param assumptions the values that the plan did not give
 */
public record OwnedPrice(
        Money depreciation, Money energy, Money hosting, Money operations, List<Assumption> assumptions) {

    public OwnedPrice {
        assumptions = List.copyOf(assumptions);
    }

    /** The sum of the terms. */
    public Money pricePerAcceleratorHour() {
        return depreciation.plus(energy).plus(hosting).plus(operations);
    }
}
