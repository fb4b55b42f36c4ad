package dev.trilemma.search;

import dev.trilemma.engine.InvalidPlan;
import dev.trilemma.engine.cost.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the numbers of limits. */
final class LimitsReader {

    private final LimitsDocument document;

    LimitsReader(LimitsDocument document) {
        this.document = document;
    }

    /**
     * @throws InvalidPlan where a budget is nothing or in another currency, or a deadline is past
     */
    Limits limits(Currency currency, Instant now) {
        Map<Metric, Double> most = new EnumMap<>(Metric.class);
        put(most, Metric.COST, cost(currency));
        put(most, Metric.TIME, seconds(now));
        put(most, Metric.LOSS, document.maxLoss());
        put(most, Metric.ACCELERATORS, number(document.maxAccelerators()));
        put(most, Metric.CARBON, document.maxKgCo2e());
        put(most, Metric.SERVING_PARAMETERS, document.maxServingParameters());
        return new Limits(most);
    }

    private @Nullable Double cost(Currency currency) {
        Money cost = document.maxCost();
        if (cost == null) {
            return null;
        }
        InvalidPlan.require(cost.amount().signum() > 0, "/limits/maxCost", "must be greater than 0");
        InvalidPlan.require(
                cost.currency().equals(currency),
                "/limits/maxCost",
                "must be in " + currency + ", in which the plans are priced");
        return cost.amount().doubleValue();
    }

    /** The tighter of the two ways to limit time. */
    private @Nullable Double seconds(Instant now) {
        Instant deadline = document.deadlineAt();
        if (deadline == null) {
            return document.maxSeconds();
        }
        InvalidPlan.require(deadline.isAfter(now), "/limits/deadlineAt", "must be in the future");
        double left = Duration.between(now, deadline).toSeconds();
        return document.maxSeconds() == null ? left : Math.min(left, document.maxSeconds());
    }

    private static @Nullable Double number(@Nullable Integer value) {
        return value == null ? null : Double.valueOf(value);
    }

    private static void put(Map<Metric, Double> most, Metric metric, @Nullable Double value) {
        if (value != null) {
            most.put(metric, value);
        }
    }
}
