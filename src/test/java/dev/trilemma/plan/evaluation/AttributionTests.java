package dev.trilemma.plan.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trilemma.engine.cost.Money;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The causes of a change add up to it, whatever happened. */
class AttributionTests {

    private static final Currency USD = Currency.getInstance("USD");
    private static final int HISTORIES = 1_000;
    private static final int STEPS = 8;

    /** Totals that bear no relation to each other at all: nothing is assumed of how plans, prices and engines act together. */
    private record World(int plan, int price, int engine, long seed) {

        World next(Random random) {
            return new World(plan + random.nextInt(2), price + random.nextInt(2), engine + random.nextInt(2), seed);
        }

        World withPlan(int other) {
            return new World(other, price, engine, seed);
        }

        World withPrice(int other) {
            return new World(plan, other, engine, seed);
        }

        Money total() {
            var cents = new Random(seed * 1_000_003 + plan * 10_007L + price * 101L + engine);
            return new Money(BigDecimal.valueOf(cents.nextLong(1L << 50), 2), USD);
        }
    }

    @Test
    void theCausesAddUpToTheChangeToTheCentOverAThousandRandomHistories() {
        var random = new Random(6);
        for (int history = 0; history < HISTORIES; history++) {
            World before = new World(0, 0, 0, history);
            Money start = before.total();
            Money sum = start;
            for (int step = 0; step < STEPS; step++) {
                World after = before.next(random);
                Attribution attribution = between(before, after);
                assertThat(attribution.total()).isEqualTo(after.total().minus(before.total()));
                sum = sum.plus(attribution.total());
                before = after;
            }
            assertThat(sum).isEqualTo(before.total());
        }
    }

    @Test
    void whatHasNotChangedAddsNothing() {
        var random = new Random(7);
        for (int history = 0; history < HISTORIES; history++) {
            World before = new World(random.nextInt(9), random.nextInt(9), random.nextInt(9), history);
            World after = before.next(random);
            Attribution attribution = between(before, after);
            assertThat(attribution.plan().amount().signum() != 0).isEqualTo(before.plan() != after.plan());
            assertThat(attribution.price().amount().signum() != 0).isEqualTo(before.price() != after.price());
            assertThat(attribution.engine().amount().signum() != 0).isEqualTo(before.engine() != after.engine());
        }
    }

    private static Attribution between(World before, World after) {
        World repriced = after.withPlan(before.plan());
        return Attribution.between(
                before.total(), after.total(), repriced.withPrice(before.price())::total, repriced::total);
    }
}
