package dev.trilemma.engine.cost;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A bill.
 *
 * @param total exact sum of the rounded lines; null where the price of any line is unknown
 */
public record Costs(List<CostLine> lines, @Nullable Money total) {

    public Costs {
        lines = List.copyOf(lines);
    }

    /** @throws IllegalArgumentException where lines are in different currencies */
    public static Costs of(List<CostLine> lines) {
        return new Costs(lines, sum(lines));
    }

    private static @Nullable Money sum(List<CostLine> lines) {
        Money sum = null;
        for (CostLine line : lines) {
            Money total = line.total();
            if (total == null) {
                return null;
            }
            sum = sum == null ? total : sum.plus(total);
        }
        return sum;
    }
}
