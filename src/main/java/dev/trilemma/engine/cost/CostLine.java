package dev.trilemma.engine.cost;

import org.jspecify.annotations.Nullable;

/**
 * One line of a quote: a quantity, its unit and its unit price, so that anyone can check the product.
 *
 * @param unitPrice null where the price is unknown, which is never zero
 */
public record CostLine(
        String name, double quantity, String unit, @Nullable Money unitPrice, String source) {

    /** Rounded once, here; null where the price is unknown. */
    public @Nullable Money total() {
        return unitPrice == null ? null : unitPrice.times(quantity).rounded();
    }
}
