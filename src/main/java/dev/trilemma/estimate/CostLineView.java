package dev.trilemma.estimate;

import dev.trilemma.engine.cost.CostLine;
import dev.trilemma.engine.cost.Money;
import org.jspecify.annotations.Nullable;

/**
 * One line of the bill.
 *
 * @param quantity how many units
 * @param unit what is counted, such as {@code instance-hour}
 * @param unitPrice absent where the price is unknown, which is never zero
 * @param total quantity × unitPrice, rounded to the cent
 * @param source where the unit price comes from
 */
public record CostLineView(
        String name,
        double quantity,
        String unit,
        @Nullable Money unitPrice,
        @Nullable Money total,
        String source) {

    static CostLineView of(CostLine line) {
        return new CostLineView(
                line.name(), line.quantity(), line.unit(), line.unitPrice(), line.total(), line.source());
    }
}
