package dev.trilemma.search;

import dev.trilemma.engine.estimate.Estimate;
import java.util.EnumMap;
import java.util.Map;

/** The most that a solution may take, cost, lose or use; a metric that is absent is not limited. */
record Limits(Map<Metric, Double> most) {

    Limits {
        most = Map.copyOf(most);
    }

    boolean has(Metric metric) {
        return most.containsKey(metric);
    }

    double of(Metric metric) {
        return most.getOrDefault(metric, Double.POSITIVE_INFINITY);
    }

    Limits without(Metric metric) {
        Map<Metric, Double> others = new EnumMap<>(Metric.class);
        others.putAll(most);
        others.remove(metric);
        return new Limits(others);
    }

    Limits with(Metric metric, double value) {
        Map<Metric, Double> changed = new EnumMap<>(Metric.class);
        changed.putAll(most);
        changed.put(metric, value);
        return new Limits(changed);
    }

    /** Whether an estimate keeps them, were its steps so many times as fast. */
    boolean allow(Estimate estimate, double speedUp) {
        return most.keySet().stream().allMatch(metric -> value(metric, estimate, speedUp) <= most.get(metric));
    }

    /** A metric of an estimate, were its steps so many times as fast. */
    static double value(Metric metric, Estimate estimate, double speedUp) {
        return metric.grows() ? metric.of(estimate) / speedUp : metric.of(estimate);
    }
}
