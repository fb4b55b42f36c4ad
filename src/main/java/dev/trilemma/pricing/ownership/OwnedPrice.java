package dev.trilemma.pricing.ownership;

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

    /**
     * One term of the price.
     *
     * @param pricePerHour for one accelerator-hour of work
     */
    public record Line(String name, Money pricePerHour) {}

    /** The terms, which add up to the price. */
    public List<Line> lines() {
        return List.of(
                new Line("depreciation", depreciation),
                new Line("energy", energy),
                new Line("hosting", hosting),
                new Line("operations", operations));
    }

    /** The sum of the terms. */
    public Money pricePerAcceleratorHour() {
        return depreciation.plus(energy).plus(hosting).plus(operations);
    }
}
