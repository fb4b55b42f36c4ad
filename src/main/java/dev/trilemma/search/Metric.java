package dev.trilemma.search;

import dev.trilemma.engine.cost.Money;
import dev.trilemma.engine.estimate.Estimate;
import java.util.function.ToDoubleFunction;

/** What a solution may be the least of, or limited in. */
enum Metric {
    COST("maxCost", Metric::money, true),
    TIME("maxSeconds", estimate -> estimate.wallClock().wallClockSeconds(), true),
    LOSS("maxLoss", estimate -> estimate.loss().loss(), false),
    ACCELERATORS("maxAccelerators", estimate -> estimate.plan().cluster().acceleratorCount(), false),
    CARBON("maxKgCo2e", Metric::carbon, true),
    SERVING_PARAMETERS(
            "maxServingParameters", estimate -> estimate.plan().shape().parameters(), false);

    private final String limit;
    private final ToDoubleFunction<Estimate> value;
    private final boolean grows;

    Metric(String limit, ToDoubleFunction<Estimate> value, boolean grows) {
        this.limit = limit;
        this.value = value;
        this.grows = grows;
    }

    /** The field of the limits that bounds it. */
    String limit() {
        return limit;
    }

    double of(Estimate estimate) {
        return value.applyAsDouble(estimate);
    }

    /** Whether it grows with the tokens, and falls as steps become faster. */
    boolean grows() {
        return grows;
    }

    /** Whether it is a whole number that needs no rounding. */
    boolean counted() {
        return this == ACCELERATORS || this == SERVING_PARAMETERS;
    }

    private static double carbon(Estimate estimate) {
        Double kg = estimate.energy().operationalKgCo2e();
        return kg == null ? Double.POSITIVE_INFINITY : kg;
    }

    private static double money(Estimate estimate) {
        Money total = estimate.costs().total();
        return total == null ? Double.POSITIVE_INFINITY : total.amount().doubleValue();
    }
}
