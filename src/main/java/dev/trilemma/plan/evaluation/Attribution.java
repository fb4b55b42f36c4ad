package dev.trilemma.plan.evaluation;

import dev.trilemma.engine.cost.Money;
import java.util.function.Supplier;

/**
 * What each of three causes added to a total. One is changed at a time, in this order: the engine, with the former plan at the former
 * prices; then the prices, still with the former plan; then the plan. The three add up to the change, to the cent.
 *
 * @param price what the prices in force added
 * @param plan what the changes to the plan, or to the scenario's patch, added
 * @param engine what the changed calculation added, its constants and an accepted calibration included
 */
record Attribution(Money price, Money plan, Money engine) {

    /**
     * The causes of a change. What has not changed is not calculated again.
     *
     * @param before the former total
     * @param after the new one
     * @param recalculated the former plan at the former prices, by the engine of today
     * @param repriced the former plan at the prices of today, by the engine of today
     */
    static Attribution between(Money before, Money after, Supplier<Money> recalculated, Supplier<Money> repriced) {
        Money withEngine = recalculated.get();
        Money withPrices = repriced.get();
        return new Attribution(withPrices.minus(withEngine), after.minus(withPrices), withEngine.minus(before));
    }

    /** What all three added. */
    Money total() {
        return price.plus(plan).plus(engine);
    }
}
